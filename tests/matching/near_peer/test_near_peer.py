"""Near-peer rounds: every fillable place, even loads, and the best total, against trying everything."""

import random
from dataclasses import replace
from itertools import product

import pytest

from colead_matching import NearPeer, ProblemError, Rules, pair, solve, verify
from colead_matching.near_peer.values import weighted_mean
from tests.matching.pools import person, problem, random_problem

LEARNER, MENTOR = frozenset({"learner"}), frozenset({"mentor"})


def pool(size, seed, share=70, **facts):
    """Every third is a mentor with room for up to three."""
    draw = random.Random(seed)
    given = random_problem(size, seed, hours=20)
    people = tuple(
        replace(p, roles=MENTOR, capacity=(draw.randint(0, 1), draw.randint(1, 3)))
        if place % 3 == 0
        else replace(p, roles=LEARNER)
        for place, p in enumerate(given.people)
    )
    return replace(given, people=people, format=NearPeer(share), **facts)


def loads(solution):
    mentors = [group.mentor for group in solution.partnerships]
    return {mentor: mentors.count(mentor) for mentor in mentors}


def brute(given):
    """Returns the best of all ways: placed, lightest load, mentors' least, worst-off, total."""
    learners = [p for p in given.people if "learner" in p.roles]
    mentors = [p for p in given.people if "mentor" in p.roles]
    worth = {}
    for a, b in product(learners, mentors):
        if not given.broken_rules(a.key, b.key):
            lone = replace(given, people=(a, replace(b, capacity=(0, 1))), locks=frozenset())
            (group,) = solve(lone).partnerships
            worth[a.key, b.key] = (group.own_side(a.key) if a.needs else 12_000, group.value)
    best = None
    for way in product([None, *mentors], repeat=len(learners)):
        two = [(a.key, b.key) for a, b in zip(learners, way, strict=True) if b is not None]
        load = {b.key: sum(m == b.key for _, m in two) for b in mentors}
        if any(t not in worth for t in two) or any(load[b.key] > b.capacity[1] for b in mentors):
            continue
        felt = min((worth[t][0] for t in two), default=12_000)
        met = sum(min(load[b.key], b.capacity[0]) for b in mentors)
        rank = (len(two), -max(load.values(), default=0), felt, met, sum(worth[t][1] for t in two))
        best = rank if best is None else max(best, rank)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_no_way_is_better(seed):
    given = pool(7, seed)
    found = solve(given)
    capacity = {p.key: p.capacity[0] for p in given.people}
    met = sum(min(count, capacity[mentor]) for mentor, count in loads(found).items())
    heaviest = max(loads(found).values(), default=0)
    objective = found.objective
    assert (objective.matched, -heaviest, objective.worst_off, met, objective.total) == brute(given)
    assert (found.status, verify(given, found)) == ("optimal", [])


def test_a_larger_pool_is_optimal_and_verified():
    given = pool(150, 1)
    found = solve(given)
    assert (found.status, verify(given, found)) == ("optimal", [])
    assert len(found.left_out) + found.objective.matched == 100


def test_load_is_spread_before_the_total():
    rich = person("rich", {"c1": 1}, {"c0": 3}, roles=MENTOR, capacity=(0, 5))
    poor = person("poor", {"c1": 1}, {"c0": 1}, roles=MENTOR, capacity=(0, 5))
    learners = [person(key, {"c0": 1}, {"c1": 3}, roles=LEARNER) for key in ("ann", "ben", "cleo", "dan")]
    found = solve(problem(rich, poor, *learners, format=NearPeer()))
    assert loads(found) == {"rich": 2, "poor": 2}


def test_a_mentor_who_asks_for_nothing_is_worth_what_the_learner_gets():
    found = solve(
        problem(
            person("ann", {"c0": 1}, roles=LEARNER),
            person("bo", None, {"c0": 3}, roles=MENTOR),
            format=NearPeer(70),
        )
    )
    assert {part.criterion: part.value for part in found.partnerships[0].parts}["needs"] == 60 * 12_000


@pytest.mark.parametrize(
    ("a", "b", "share", "mean"), [(2000, 500, 50, 1000), (0, 9, 70, 0), (8, 8, 33, 8), (100, 1, 70, 25)]
)
def test_the_weighted_mean_is_rounded_down(a, b, share, mean):
    assert weighted_mean(a, b, share) == mean


def test_the_learner_left_out_gets_the_reason():
    ann, bo = person("ann", {"c0": 1}, roles=LEARNER), person("bo", None, {"c0": 3}, roles=MENTOR)
    apart = problem(ann, bo, format=NearPeer(), rules=Rules(min_shared_hours=2, common_language=False))
    (left,) = solve(apart).left_out
    assert (left.person, left.reason, [r.rule for r in left.removals]) == (
        "ann",
        "no_partner",
        ["shared_hours"],
    )


def test_locks_stay_and_impossible_ones_are_refused():
    given = pool(12, 2)
    first = solve(given).partnerships[-1]
    locked = replace(given, locks=frozenset({frozenset(first.members)}))
    assert verify(locked, solve(locked)) == []
    ann, bo = person("ann", roles=LEARNER), person("bo", roles=LEARNER)
    with pytest.raises(ProblemError, match=r"^ann and bo are locked, but they are no learner and mentor\.$"):
        solve(problem(ann, bo, format=NearPeer(), locks=frozenset({pair("ann", "bo")})))


def test_tampering_is_found():
    given = pool(20, 4)
    found = solve(given)
    first, *rest = found.partnerships

    def codes(*groups, **changes):
        return {finding.code for finding in verify(given, replace(found, partnerships=groups, **changes))}

    other = next(group.mentor for group in rest if group.mentor != first.mentor)
    assert "twice" in codes(first, *found.partnerships)
    assert "value" in codes(replace(first, value=first.value + 6), *rest)
    assert codes(replace(first, members=(first.mentor, other)), *rest) >= {"role"}
    assert "objective" in codes(*rest)
    assert codes(*found.partnerships, digest="0") == {"digest"}


# Room for two learners less than there are.
ROUND_PROBLEM = pool(30, 5)
ROUND_PROBLEM = replace(
    ROUND_PROBLEM,
    people=tuple(replace(p, capacity=(1, 2)) if "mentor" in p.roles else p for p in ROUND_PROBLEM.people)
    + tuple(
        person(
            key, {"c0": 1}, {"c1": 1}, roles=LEARNER, languages=frozenset({"en"}), hours=frozenset(range(40))
        )
        for key in ("x1", "x2", "x3")
    ),
)
ROUND = solve(ROUND_PROBLEM)
assert ROUND.bound.places


def with_prices(**changes):
    assert ROUND.bound.places
    return replace(ROUND, bound=replace(ROUND.bound, places=replace(ROUND.bound.places, **changes)))


prices = ROUND.bound.places
group, *others = ROUND.partnerships
TAMPERED = {
    "no prices": (replace(ROUND, bound=replace(ROUND.bound, places=None)), {"duals"}),
    "a learner's price": (
        with_prices(learners=((prices.learners[0][0], prices.learners[0][1] - 10**9), *prices.learners[1:])),
        {"duals"},
    ),
    "a price missing": (with_prices(learners=prices.learners[1:]), {"duals"}),
    "a mentor's price": (with_prices(mentors=tuple((key, 0, 0) for key, *_ in prices.mentors)), {"duals"}),
    "the price of pairs": (with_prices(pair=prices.pair + 10**9), {"bound"}),
    "the load, raised": (with_prices(load=prices.load + 1), {"load"}),
    "the load, lowered": (with_prices(load=prices.load - 1), {"load"}),
    "the bound": (replace(ROUND, bound=replace(ROUND.bound, total=ROUND.bound.total + 1)), {"bound"}),
    "the worst-off": (
        replace(ROUND, bound=replace(ROUND.bound, worst_off=ROUND.bound.worst_off + 1)),
        {"bound"},
    ),
    "one learner less": (
        replace(
            ROUND,
            partnerships=tuple(others),
            objective=replace(
                ROUND.objective,
                matched=ROUND.objective.matched - 1,
                total=ROUND.objective.total - group.value,
            ),
        ),
        {"refutation", "left_out"},
    ),
    "a reason": (
        replace(ROUND, left_out=tuple(replace(left, swap=None) for left in ROUND.left_out)),
        {"left_out"},
    ),
    "a direction": (
        replace(ROUND, partnerships=(replace(group, directions=group.directions[:1]), *others)),
        {"value"},
    ),
}


@pytest.mark.parametrize(("tampered", "codes"), TAMPERED.values(), ids=TAMPERED.keys())
def test_what_is_claimed_without_proof_is_found(tampered, codes):
    assert ROUND.left_out
    assert ROUND.left_out[0].swap
    assert verify(ROUND_PROBLEM, ROUND) == []
    assert codes <= {finding.code for finding in verify(ROUND_PROBLEM, tampered)}


@pytest.mark.parametrize("seed", range(8))
def test_locks_rules_and_leasts_are_proven_too(seed):
    given = pool(24, seed)
    free = solve(given)
    locks = frozenset({pair(*free.partnerships[0].members), pair(*free.partnerships[-1].members)})
    locked = replace(given, locks=locks if len(locks) == 2 else frozenset())
    assert verify(locked, solve(locked)) == []
