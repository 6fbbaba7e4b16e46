"""Rotations: nobody meets twice, every round is good, and the verifier finds what is not so."""

from dataclasses import replace
from itertools import combinations

import pytest

from colead_matching import Rotation, pair, solve, verify
from tests.matching.pools import person, problem, random_problem

ROUNDS = 3


def rotation(size, rounds=ROUNDS, **facts):
    return replace(random_problem(size, seed=size, hours=25), format=Rotation(rounds), **facts)


def pairs_of(solution):
    return [pair(a, b) for group in solution.partnerships for a, b in combinations(group.members, 2)]


@pytest.mark.parametrize("size", [2, 7, 12, 21, 60])
def test_nobody_meets_the_same_person_twice(size):
    planned = solve(rotation(size))
    met = pairs_of(planned)
    assert len(met) == len(set(met))
    assert verify(rotation(size), planned) == []


def test_those_who_have_met_before_do_not_meet_again():
    before = solve(rotation(12, 1))
    again = rotation(12, history=frozenset(pairs_of(before)))
    planned = solve(again)
    assert set(pairs_of(planned)) & set(pairs_of(before)) == set()
    assert verify(again, planned) == []


def test_as_many_rounds_as_there_are_others_are_all_filled_where_planning_allows():
    four = problem(*[person(key, {"c0": 1}, {"c0": 3}) for key in ("ann", "ben", "cleo", "dan")])
    planned = solve(replace(four, format=Rotation(3)))
    assert planned.objective.matched == 12
    assert sorted(group.round for group in planned.partnerships) == [1, 1, 2, 2, 3, 3]


def test_one_round_is_a_round_of_peers():
    alone = rotation(20, 1)
    peers = solve(random_problem(20, seed=20, hours=25))
    assert solve(alone).objective == peers.objective


def test_no_later_round_is_better_than_the_bound():
    planned = solve(rotation(30))
    assert planned.objective.total <= planned.bound.total
    assert planned.bound.basis == "rounds_priced"


def test_tampering_is_found():
    given = rotation(12)
    planned = solve(given)
    first, *rest = planned.partnerships
    last = max(group.round for group in planned.partnerships)
    again = replace(first, round=last)

    def codes(*groups, **changes):
        return {finding.code for finding in verify(given, replace(planned, partnerships=groups, **changes))}

    assert codes(*planned.partnerships, digest="0" * 64) == {"digest"}
    assert {"repeat", "twice"} <= codes(first, *rest, again)
    assert "round" in codes(replace(first, round=9), *rest)
    assert "value" in codes(replace(first, value=first.value + 6), *rest)
    assert "objective" in codes(*rest)
    assert "stranger" in codes(replace(first, members=("nobody", first.members[1])), *rest)


def test_a_broken_rule_is_found():
    given = rotation(12)
    planned = solve(given)
    apart = replace(given, forbidden=frozenset({pair(*planned.partnerships[0].members[:2])}))
    found = verify(apart, replace(planned, digest=apart.digest))
    assert {finding.code for finding in found} == {"rule"}


def test_the_bound_is_proven_by_prices():
    given = rotation(14)
    planned = solve(given)
    assert (planned.bound.basis, verify(given, planned)) == ("rounds_priced", [])
    bound, duals = planned.bound, planned.bound.duals
    assert duals

    def codes(**changes):
        return {f.code for f in verify(given, replace(planned, bound=replace(bound, **changes)))}

    assert codes(total=bound.total + 1) == {"bound"}
    assert codes(matched=bound.matched + 1) == {"bound"}
    assert codes(duals=None) == {"duals"}
    assert codes(duals=replace(duals, people=tuple((key, 0) for key, _ in duals.people))) == {"duals"}
    assert codes(duals=replace(duals, people=duals.people[1:])) == {"duals"}
    parts = planned.partnerships[0].parts[1:]
    changed = (replace(planned.partnerships[0], parts=parts), *planned.partnerships[1:])
    assert {f.code for f in verify(given, replace(planned, partnerships=changed))} == {"value"}


def test_who_meets_nobody_in_any_round_has_a_reason_that_is_checked():
    given = rotation(9)
    alone = replace(
        given, rules=replace(given.rules, not_available=frozenset(pair("p0000", k) for k in given.keys[1:]))
    )
    planned = solve(alone)
    (left,) = planned.left_out
    assert (left.person, left.reason, verify(alone, planned)) == ("p0000", "no_partner", [])
    wrong = replace(planned, left_out=(replace(left, removals=()),))
    assert {f.code for f in verify(alone, wrong)} == {"left_out"}
