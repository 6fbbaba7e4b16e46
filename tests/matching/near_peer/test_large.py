"""Near-peer rounds by prices over all pairs: equal to the exact ones, and proven by prices that are checked."""

import importlib
from dataclasses import replace

import pytest

from colead_matching import NearPeer, pair, solve, verify
from colead_matching.near_peer.sides import mean_table
from colead_matching.near_peer.values import weighted_mean
from tests.matching.near_peer.test_near_peer import LEARNER, MENTOR, loads, pool
from tests.matching.pools import person, problem

whole = importlib.import_module("colead_matching.near_peer.solve_large")
deciding = importlib.import_module("colead_matching.near_peer.solve")


@pytest.fixture
def large(monkeypatch):
    """Solves a pool as if it were large."""

    def solve_as_large(given):
        monkeypatch.setattr(deciding, "MOST_PEOPLE", 1)
        return solve(given)

    return solve_as_large


@pytest.mark.parametrize("seed", range(0, 12, 3))
def test_a_small_pool_is_solved_as_well_as_exactly(seed, large):
    given = pool(9 + 8 * seed, seed)
    exact = solve(given)
    found = large(given)
    least = {p.key: p.capacity[0] for p in given.people}
    met = [sum(min(n, least[key]) for key, n in loads(one).items()) for one in (exact, found)]
    heaviest = [max(loads(one).values(), default=0) for one in (exact, found)]
    assert (found.objective, found.bound.total) == (exact.objective, exact.bound.total)
    assert (met[0], heaviest[0]) == (met[1], heaviest[1])
    assert [left.person for left in found.left_out] == [left.person for left in exact.left_out]
    assert verify(given, found) == []


def test_reasons_are_those_of_the_exact_round(large):
    given = pool(60, 3)
    given = replace(given, rules=replace(given.rules, min_shared_hours=13, not_available=frozenset({pair("p0001", "p0003")})))  # fmt: skip
    exact = solve(given)
    found = large(given)
    assert found.objective.matched == exact.objective.matched
    reasons = {left.person: left for left in exact.left_out}
    assert all(left == reasons[left.person] for left in found.left_out if left.person in reasons)
    assert len(found.left_out) > 3


def test_locks_stay_and_leave_less_room(large):
    given = pool(30, 5)
    one = solve(given).partnerships[4]
    locked = replace(given, locks=frozenset({frozenset(one.members)}))
    exact = solve(locked)
    found = large(locked)
    assert (found.objective, verify(locked, found)) == (exact.objective, [])
    assert any(group.locked and group.members == one.members for group in found.partnerships)


def test_somebody_may_learn_and_mentor(large):
    given = pool(40, 6)
    both = frozenset({"learner", "mentor"})
    people = tuple(replace(p, roles=both) if k % 6 == 0 else p for k, p in enumerate(given.people))
    given = replace(given, people=people)
    exact = solve(given)
    found = large(given)
    assert (found.objective, verify(given, found)) == (exact.objective, [])


def test_nobody_to_place_is_no_error(large):
    found = large(problem(person("ann", roles=LEARNER), person("bo", roles=LEARNER), format=NearPeer()))
    assert (found.objective.matched, len(found.left_out)) == (0, 2)
    found = large(problem(person("bo", roles=MENTOR, capacity=(0, 3)), person("cy", roles=MENTOR), format=NearPeer()))  # fmt: skip
    assert (found.partnerships, found.left_out) == ((), ())


@pytest.mark.parametrize("share", [0, 33, 50, 70, 100])
def test_the_table_of_means_is_exact(share):
    table = mean_table(share)
    some = (0, 1, 2, 7, 100, 250, 500, 999, 1000, 1333, 1999, 2000)
    assert [[int(table[a, b]) for b in some] for a in some] == [
        [weighted_mean(a, b, share) for b in some] for a in some
    ]


def test_prices_that_prove_too_little_are_found(large):
    given = pool(40, 7)
    found = large(given)
    duals = found.bound.duals

    def codes(**changes):
        return {f.code for f in verify(given, replace(found, bound=replace(found.bound, **changes)))}

    def priced(*people):
        return replace(duals, people=people)

    assert codes() == set()
    first, *rest = duals.people
    dear = max(range(len(duals.people)), key=lambda k: duals.people[k][1])
    cheaper = [*duals.people]
    cheaper[dear] = (cheaper[dear][0], cheaper[dear][1] // 2)
    assert codes(duals=priced(*cheaper)) == {"bound", "duals"}
    assert codes(duals=priced(*rest)) == {"duals"}
    assert "duals" in codes(duals=priced((first[0], -6), *rest))
    assert codes(total=found.bound.total - 6) >= {"bound"}
    assert "bound" in codes(matched=found.objective.matched - 1) | codes(worst_off=0)


def test_a_floor_from_the_pairs_looked_at_costs_nobody_their_place(large, monkeypatch):
    given = pool(60, 4)
    exact = solve(given)
    monkeypatch.setattr(whole, "LARGE", 1)
    found = large(given)
    assert (found.objective.matched, verify(given, found)) == (exact.objective.matched, [])
    assert 0 < found.objective.worst_off <= exact.objective.worst_off


@pytest.mark.prove
def test_many_learners_are_placed_and_the_bound_is_reached():
    given = pool(30_000, 1)
    found = solve(given)
    assert found.objective.matched == found.bound.matched
    assert found.objective.total >= 0.999 * found.bound.total
