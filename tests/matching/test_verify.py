"""The verifier bites: every part of a solution is tampered with, and it says so."""

from dataclasses import replace

import pytest

from colead_matching import (
    Blocking,
    LeftOut,
    Objective,
    OddSet,
    Rules,
    pair,
    solve,
    verify,
)
from tests.matching.pools import person, problem, random_problem, with_locks

COHORT = with_locks(random_problem(21, seed=8), 2)
ROUND = solve(COHORT)
LONELY = problem(
    *[person(key, {"c0": 1}, {"c0": 3}) for key in ("ann", "ben", "cleo")],
    rules=Rules(min_shared_hours=0, common_language=False, not_available=frozenset({pair("ann", "ben")})),
)
STAR = solve(LONELY)


def codes(tampered, given=COHORT):
    return sorted({finding.code for finding in verify(given, tampered)})


def with_first(**changes):
    first, *rest = ROUND.partnerships
    return replace(ROUND, partnerships=(replace(first, **changes), *rest))


def with_duals(**changes):
    assert ROUND.bound.duals
    return replace(ROUND, bound=replace(ROUND.bound, duals=replace(ROUND.bound.duals, **changes)))


def test_true_rounds_have_no_findings():
    assert codes(ROUND) == []
    assert codes(STAR, LONELY) == []
    assert (STAR.objective.matched, len(STAR.left_out)) == (2, 1)


first = ROUND.partnerships[0]
duals = ROUND.bound.duals
TAMPERED = {
    "version": (replace(ROUND, version=99), ["version"]),
    "digest": (replace(ROUND, digest="0" * 64), ["digest"]),
    "seed": (replace(ROUND, seed=99), ["seed"]),
    "a value": (with_first(value=first.value + 6), ["value"]),
    "an own side": (
        with_first(own_sides=(replace(first.own_sides[0], value=1), *first.own_sides[1:])),
        ["value"],
    ),
    "a direction": (
        with_first(directions=(replace(first.directions[0], value=1), *first.directions[1:])),
        ["value"],
    ),
    "a part": (with_first(parts=first.parts[1:]), ["value"]),
    "the lock": (with_first(locked=not first.locked), ["value"]),
    "a stranger": (with_first(members=("nobody", *first.members[1:])), ["lock", "rule", "stranger"]),
    "matched": (
        replace(ROUND, objective=replace(ROUND.objective, matched=ROUND.objective.matched - 2)),
        ["objective", "refutation", "status"],
    ),
    "the total": (
        replace(ROUND, objective=replace(ROUND.objective, total=ROUND.objective.total + 2)),
        ["bound", "objective", "status"],
    ),
    "the bound, raised": (
        replace(ROUND, bound=replace(ROUND.bound, total=ROUND.bound.total + 2)),
        ["bound", "status"],
    ),
    "the bound, lowered": (
        replace(ROUND, bound=replace(ROUND.bound, total=ROUND.bound.total - 2)),
        ["bound", "status"],
    ),
    "the bound on the worst-off": (
        replace(ROUND, bound=replace(ROUND.bound, worst_off=ROUND.bound.worst_off + 3)),
        ["refutation", "status"],
    ),
    "the status": (replace(ROUND, status="gap"), ["status"]),
    "a price missing": (with_duals(people=duals.people[1:]), ["duals"]),
    "prices below zero": (with_duals(people=tuple((key, -1) for key, _ in duals.people)), ["duals"]),
    "prices of nothing": (
        with_duals(people=tuple((key, 0) for key, _ in duals.people), pair=0, triad=0, odd_sets=()),
        ["bound", "duals"],
    ),
    "the pairs' price": (with_duals(pair=duals.pair - 10 * duals.scale), ["bound", "duals"]),
    "the triad's price": (with_duals(triad=duals.triad - 10 * duals.scale), ["bound", "duals"]),
    "an even set": (with_duals(odd_sets=(OddSet(tuple(k for k, _ in duals.people[:4]), 1),)), ["duals"]),
    "a refutation missing": (
        replace(ROUND, bound=replace(ROUND.bound, refutations=())),
        ["refutation"],
    ),
    "a blocking pair missing": (replace(ROUND, blocking=ROUND.blocking[1:]), ["blocking"]),
    "a blocking pair too many": (
        replace(ROUND, blocking=(*ROUND.blocking, Blocking("p0000", "p0001", 1, 1))),
        ["blocking"],
    ),
    "somebody left out who is not": (
        replace(ROUND, left_out=(LeftOut("p0000", "no_partner", 0, ()),)),
        ["left_out"],
    ),
    "a locked partnership dropped": (replace(ROUND, partnerships=ROUND.partnerships[1:]), ["lock"]),
    "a partnership twice": (replace(ROUND, partnerships=(first, *ROUND.partnerships)), ["twice"]),
}


@pytest.mark.parametrize(("tampered", "expected"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_is_found(tampered, expected):
    found = codes(tampered)
    assert found == expected


def test_two_triads_and_broken_rules_and_locks_are_found():
    two = (("ann", "ben"), ("cleo",))
    star = replace(STAR, partnerships=tuple(replace(STAR.partnerships[0], members=m) for m in two))
    assert codes(star, LONELY) == ["rule", "size"]
    locked = replace(LONELY, locks=frozenset({pair("ann", "cleo")}))
    other = solve(replace(LONELY, locks=frozenset({pair("ben", "cleo")})))
    assert codes(replace(other, digest=locked.digest), locked) == ["lock"]


def test_wrong_reasons_for_being_left_out_are_found():
    left = STAR.left_out[0]
    for change in ({"reason": "no_partner"}, {"allowed": 5}, {"removals": ()}, {"swap": None}):
        assert codes(replace(STAR, left_out=(replace(left, **change),)), LONELY) == ["left_out"]


def test_a_worse_round_cannot_be_passed_off_as_the_best():
    pool = problem(*[person(key, {"c0": 1}, {"c0": 3}) for key in ("ann", "ben", "cleo", "dan")])
    best = solve(pool)
    worse = replace(
        best,
        objective=Objective(2, best.objective.worst_off, best.partnerships[0].value),
        partnerships=best.partnerships[:1],
    )
    assert set(codes(worse, pool)) >= {"status", "left_out"}
    claimed = replace(worse, bound=replace(best.bound, matched=2))
    assert set(codes(claimed, pool)) >= {"refutation", "left_out"}
