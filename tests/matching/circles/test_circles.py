"""Circles: sound, close to the best partition, and checked by a verifier that is broken on purpose."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import LinearConstraint, milp

from colead_matching import Circles, Rules, pair, solve, verify
from colead_matching.circles.value import circle_parts
from colead_matching.scores import score
from tests.matching.pools import person, problem, random_problem, with_locks

LENIENT = Rules(same_line=False, same_slate=False, min_shared_hours=0, common_language=False)


def circles(count, seed=1, rules=LENIENT, **settings):
    given = random_problem(count, seed, hours=30)
    people = tuple(
        replace(p, roles=frozenset({"peer", "facilitator"}) if place % 4 == 0 else p.roles)
        for place, p in enumerate(given.people)
    )
    return replace(given, people=people, rules=rules, format=Circles(**settings))


def best_partition(given, size):
    """Returns the total of the best partition into circles of one size, by trying all circles."""
    scores, count = score(given), len(given.people)
    ways = [
        members
        for members in combinations(range(count), size)
        if all(scores.allowed[a, b] for a, b in combinations(members, 2))
    ]
    value = [size * sum(circle_parts(given, scores.parts, members).values()) for members in ways]
    inside = np.zeros((count, len(ways)))
    for column, members in enumerate(ways):
        inside[list(members), column] = 1
    found = milp(
        -np.array(value, dtype=float),
        constraints=LinearConstraint(inside, 1, 1),
        integrality=np.ones(len(ways)),
        bounds=(0, 1),
    )
    return round(-found.fun)


@pytest.mark.parametrize("seed", range(4))
def test_small_pools_come_close_to_the_best_partition(seed):
    given = circles(12, seed, size=4, largest=4)
    found = solve(given)
    best = best_partition(given, 4)
    assert 0.995 * best <= found.objective.total <= best <= found.bound.total
    assert verify(given, found) == []


@pytest.mark.parametrize(("size", "kind"), [(4, {}), (13, {}), (30, {"size": 5}), (41, {"facilitators": 1})])
def test_everybody_gets_a_circle_where_rules_allow(size, kind):
    given = circles(size, 2, **({"size": 4, "largest": 8} | kind))
    found = solve(given)
    assert (found.objective.matched, verify(given, found)) == (size, [])


def test_too_few_people_make_no_circle():
    given = circles(3, 1)
    found = solve(given)
    assert (found.partnerships, len(found.left_out), verify(given, found)) == ((), 3, [])


def test_rules_and_common_hours_hold_inside_circles():
    given = circles(40, 3, rules=Rules(min_shared_hours=2))
    found = solve(given)
    assert verify(given, found) == []
    assert found.objective.matched >= 28


def test_those_kept_together_share_a_circle():
    given = circles(18, 4)
    locked = replace(given, locks=frozenset({pair("p0000", "p0009"), pair("p0003", "p0004")}))
    found = solve(locked)
    assert verify(locked, found) == []
    assert all(any(lock <= set(g.members) for g in found.partnerships) for lock in locked.locks)


@pytest.mark.parametrize("seed", range(8))
def test_the_wanted_size_holds_with_pairs_kept_together_though_larger_circles_are_worth_more(seed):
    given = with_locks(circles(12, seed, rules=Rules(min_shared_hours=2), size=4), 5)
    given = replace(
        given, people=tuple(replace(p, hours=p.hours | {0, 1}, languages=frozenset({"en"})) for p in given.people),
        rules=replace(LENIENT, min_shared_hours=2), forbidden=frozenset(),
    )  # fmt: skip
    found = solve(given)
    assert [len(group.members) for group in found.partnerships] == [4, 4, 4]
    assert verify(given, found) == []


@pytest.mark.parametrize("seed", range(8))
def test_two_facilitators_who_stay_together_lead_one_circle_and_the_others_are_planned_for(seed):
    given = circles(12, seed, size=4, facilitators=1)
    locks = frozenset({pair("p0000", "p0004"), pair("p0001", "p0002"), pair("p0005", "p0006")})
    led = replace(given, locks=locks)
    found = solve(led)
    assert [len(group.members) for group in found.partnerships] == [6, 6]
    assert verify(led, found) == []


def test_needs_are_met_by_somebody_in_the_circle():
    teachers = [person(f"t{n}", {"c7": 1}, {f"c{n}": 3}) for n in range(3)]
    learners = [person(f"l{n}{k}", {f"c{n}": 1}, {"c7": 3}) for n in range(3) for k in range(3)]
    given = problem(*teachers, *learners, format=Circles(size=4, largest=4))
    assert solve(given).objective.worst_off == 12_000


def test_the_same_problem_gives_the_same_circles_in_any_order():
    given = circles(20, 5)
    assert solve(replace(given, people=given.people[::-1])) == solve(given)


def test_tampering_is_found():
    given = circles(16, 6, size=4, largest=4, facilitators=1)
    found = solve(given)
    first, second, *rest = found.partnerships

    def codes(*groups, of=given, **changes):
        return {finding.code for finding in verify(of, replace(found, partnerships=groups, **changes))}

    assert "twice" in codes(first, second, *rest, first)
    assert "size" in codes(replace(first, members=first.members[:3]), second, *rest)
    assert "value" in codes(replace(first, value=first.value + 6), second, *rest)
    assert "objective" in codes(first, *rest)
    assert codes(*found.partnerships, digest="0") == {"digest"}
    apart = replace(given, forbidden=frozenset({pair(*first.members[:2])}))
    assert codes(*found.partnerships, of=apart, digest=apart.digest) == {"rule"}
    strict = replace(given, format=Circles(size=4, largest=4, facilitators=4))
    assert "facilitators" in codes(*found.partnerships, of=strict, digest=strict.digest)
    busy = replace(given, rules=replace(LENIENT, min_shared_hours=40))
    assert "hours" in codes(*found.partnerships, of=busy, digest=busy.digest)
    lowered = replace(found.bound, total=found.objective.total)
    assert codes(*found.partnerships, bound=lowered) == {"bound"}


def test_who_has_no_circle_is_told_what_a_seat_would_cost():
    given = circles(9, 7, size=4, largest=4)
    found = solve(given)
    (left,) = found.left_out
    assert (left.reason, verify(given, found)) == ("taken", [])
    assert left.swap
    assert left.swap.total_change <= 0
    for wrong in (
        replace(left, swap=None),
        replace(left, allowed=1),
        replace(left, removals=left.removals[1:]),
    ):
        if wrong != left:
            codes = {f.code for f in verify(given, replace(found, left_out=(wrong,)))}
            assert codes == {"left_out"}
