"""Rounds by prices over all pairs: as good as the exact ones, and proven by the verifier."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from colead_matching import Peers, Rules, pair, solve, verify
from colead_matching.peers import quick
from tests.matching.pools import problems, random_problem, with_locks


def never():
    return False


def quickly(problem):
    return quick(problem, lambda _done, _stage: None, never)


@settings(max_examples=150, deadline=None)
@given(problems(most=11))
def test_a_quick_round_is_sound_and_as_good_as_the_exact_one(given_problem):
    found, best = quickly(given_problem), solve(given_problem)
    unproven = {finding.code for finding in verify(given_problem, found)} - {"refutation"}
    assert unproven == set()
    assert found.objective == best.objective


@pytest.mark.parametrize("size", [63, 75, 101])
@pytest.mark.parametrize("hours", [4, 8])
def test_the_triad_of_prices_costs_nobody_their_place(size, hours):
    cohort = random_problem(size, seed=size, hours=hours)
    found, best = quickly(cohort), solve(cohort)
    assert {finding.code for finding in verify(cohort, found)} <= {"refutation"}
    assert best.objective.matched - found.objective.matched in (0, 1)
    assert found.objective.total <= found.bound.total


@pytest.mark.parametrize("size", [40, 150, 300])
def test_even_pools_are_optimal_and_verified(size):
    cohort = random_problem(size, seed=size)
    solution = solve(cohort)
    assert (solution.status, solution.gap, verify(cohort, solution)) == ("optimal", 0, [])


def test_odd_pools_lose_next_to_nothing():
    cohort = random_problem(201, seed=1)
    found, best = quickly(cohort), solve(cohort)
    assert found.objective.matched == 201
    assert found.objective.total <= best.objective.total <= found.bound.total
    assert found.objective.total > 0.995 * best.objective.total


def test_locks_stay_together_and_may_take_a_third():
    cohort = with_locks(random_problem(31, seed=2), 4)
    found = quickly(cohort)
    meet = [set(p.members) for p in found.partnerships]
    assert all(any(lock <= members for members in meet) for lock in cohort.locks)
    assert {finding.code for finding in verify(cohort, found)} <= {"refutation"}


def test_islands_of_odd_size_leave_one_person_each():
    cohort = random_problem(60, seed=3)
    people = tuple(
        replace(p, languages=frozenset({"abc"[place // 21]})) for place, p in enumerate(cohort.people)
    )
    apart = replace(cohort, people=people, rules=Rules(min_shared_hours=0), format=Peers(joins=False))
    solution = solve(apart)
    assert (solution.objective.matched, verify(apart, solution)) == (58, [])


def test_one_who_may_meet_nobody_is_left_out_with_the_reason():
    cohort = random_problem(40, seed=4)
    alone = frozenset(pair("p0000", key) for key in cohort.keys[1:])
    apart = replace(cohort, rules=Rules(not_available=alone))
    solution = solve(apart)
    assert verify(apart, solution) == []
    first = solution.left_out[0]
    assert (first.person, first.reason) == ("p0000", "no_partner")


def test_the_order_of_the_input_does_not_matter():
    cohort = random_problem(80, seed=9)
    assert quickly(replace(cohort, people=cohort.people[::-1])) == quickly(cohort)
