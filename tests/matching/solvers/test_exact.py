"""The exact solver against every grouping, against itself, and against the baseline."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import Cancelled, Peers, Person, Problem, Rules, pair, solve, verify
from colead_matching.assemble import objective_of
from colead_matching.scores import score
from colead_matching.solvers.bruteforce import bruteforce
from colead_matching.solvers.greedy import greedy
from tests.matching.pools import COMPETENCIES, problem, problems, random_problem


@settings(max_examples=400, deadline=None)
@given(problems())
def test_no_grouping_is_better(given_problem):
    paired = replace(given_problem, format=Peers(joins=False))
    solution = solve(paired)
    assert solution.objective == bruteforce(score(paired))[1]
    assert verify(paired, solution) == []


@settings(max_examples=60, deadline=None)
@given(problems(most=30))
def test_is_proven_and_never_worse_than_taking_the_best_pair_first(given_problem):
    scores = score(given_problem)
    solution = solve(given_problem)
    assert verify(given_problem, solution) == []
    assert solution.objective >= objective_of(scores, greedy(scores))


@settings(max_examples=60, deadline=None)
@given(problems(most=12), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(given_problem, draw):
    people = list(given_problem.people)
    draw.shuffle(people)
    assert solve(replace(given_problem, people=tuple(people))) == solve(given_problem)


@settings(max_examples=60, deadline=None)
@given(problems(most=12), st.randoms(use_true_random=False))
def test_renaming_people_keeps_the_objective(given_problem, draw):
    names = [f"n{number}" for number in range(len(given_problem.keys))]
    draw.shuffle(names)
    new = dict(zip(given_problem.keys, names, strict=True))
    renamed = replace(
        given_problem,
        people=tuple(
            replace(
                p,
                key=new[p.key],
                line=frozenset(new[key] for key in p.line),
                wishes=tuple(new[key] for key in p.wishes),
            )
            for p in given_problem.people
        ),
        locks=frozenset(frozenset(new[key] for key in lock) for lock in given_problem.locks),
    )
    assert solve(renamed).objective == solve(given_problem).objective


@settings(max_examples=60, deadline=None)
@given(problems(most=12))
def test_a_lock_or_a_forbidden_pair_never_makes_a_round_better(given_problem):
    free = replace(given_problem, locks=frozenset())
    best = solve(free)
    assert solve(given_problem).objective <= best.objective
    for partnership in best.partnerships[:1]:
        two = pair(*partnership.members[:2])
        assert solve(replace(free, forbidden=frozenset({two}))).objective <= best.objective
        if len(partnership.members) == 2:
            assert solve(replace(free, locks=frozenset({two}))).objective == best.objective


@pytest.mark.parametrize("seed", range(3))
def test_ties_are_broken_by_the_seed_alone(seed):
    everybody = [Person(f"p{number}", needs={"c0": 1}, strengths={"c0": 3}) for number in range(20)]
    alike = problem(*everybody, seed=seed)
    pairs = [p.members for p in solve(alike).partnerships]
    assert [[p.members for p in solve(alike).partnerships] for _ in range(5)] == [pairs] * 5
    other = [p.members for p in solve(replace(alike, seed=seed + 1)).partnerships]
    assert other != pairs


def only_along(edges, size):
    """A pool in which only the given pairs are allowed."""
    apart = frozenset(
        pair(f"p{i:02}", f"p{j:02}")
        for i in range(size)
        for j in range(i)
        if {(i, j), (j, i)}.isdisjoint(edges)
    )
    draw = random.Random(size)
    people = [
        Person(
            f"p{i:02}",
            needs={code: draw.randint(1, 3) for code in draw.sample(COMPETENCIES, 3)},
            strengths={code: draw.randint(1, 3) for code in draw.sample(COMPETENCIES, 5)},
        )
        for i in range(size)
    ]
    return problem(*people, rules=Rules(min_shared_hours=0, common_language=False, not_available=apart))


def ring(*people):
    return list(zip(people, (*people[1:], people[0]), strict=True))


BLOSSOMS = {
    "one odd ring with a stem": ([*ring(0, 1, 2, 3, 4), (4, 5)], 6, 6),
    "two odd rings joined": ([*ring(0, 1, 2), (2, 3), *ring(3, 4, 5)], 6, 6),
    "a ring in a ring": ([*ring(0, 1, 2, 3, 4), (0, 5), (2, 5), (5, 6), (6, 7)], 8, 8),
    "flower of three rings": ([*ring(0, 1, 2), *ring(0, 3, 4), *ring(0, 5, 6), (0, 7)], 8, 8),
    "a star": ([(0, 1), (0, 2), (0, 3)], 4, 2),
    "two odd rings apart": ([*ring(0, 1, 2), *ring(3, 4, 5)], 6, 4),
    "an odd ring with no triad": (ring(0, 1, 2, 3, 4), 5, 4),
    "a triad between pairs": ([(0, 1), *ring(2, 3, 4), (5, 6)], 7, 7),
    "Petersen": (
        [*ring(0, 1, 2, 3, 4), *ring(5, 7, 9, 6, 8), *[(i, i + 5) for i in range(5)]],
        10,
        10,
    ),
}


@pytest.mark.parametrize(("edges", "size", "matched"), BLOSSOMS.values(), ids=BLOSSOMS.keys())
def test_graphs_that_are_hard_to_match(edges, size, matched):
    hard = replace(only_along(set(edges), size), format=Peers(joins=False))
    solution = solve(hard)
    assert solution.objective.matched == matched
    assert solution.objective == bruteforce(score(hard))[1]
    assert (solution.gap, solution.status, verify(hard, solution)) == (0, "optimal", [])


@pytest.mark.parametrize(("size", "triads"), [(120, 0), (121, 1)])
def test_a_cohort_is_solved_with_proof(size, triads):
    cohort = random_problem(size, seed=4)
    solution = solve(cohort)
    assert (solution.status, solution.gap, verify(cohort, solution)) == ("optimal", 0, [])
    assert [len(p.members) for p in solution.partnerships].count(3) == triads


def test_a_pool_of_nobody_has_an_empty_round():
    empty = Problem(frozenset(), ())
    solution = solve(empty)
    assert (solution.partnerships, solution.left_out, verify(empty, solution)) == ((), (), [])


def test_progress_is_told_in_order():
    told = []
    solve(random_problem(10, seed=1), on_progress=lambda done, stage: told.append((done, stage)))
    stages = [stage for _, stage in told]
    assert (stages[0], stages[-2:]) == ("scoring", ["report", "done"])
    assert set(stages) <= {"scoring", "coverage", "worst_off", "bound", "total", "report", "done"}
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_stopped_round_ends():
    with pytest.raises(Cancelled, match=r"^The round was stopped\.$"):
        solve(random_problem(10, seed=1), cancelled=lambda: True)


@pytest.mark.parametrize("size", [60, 61])
def test_odd_islands_are_proven_too(size):
    """Five languages cut the pool into islands, some of them odd, with few kinds of people."""
    draw = random.Random(1)
    people = [
        Person(
            f"p{number:02}",
            needs={draw.choice(COMPETENCIES[:3]): 1},
            strengths={draw.choice(COMPETENCIES[:3]): draw.randint(1, 3)},
            languages=frozenset(draw.choice("abcde")),
        )
        for number in range(size)
    ]
    islands = problem(*people, rules=Rules(min_shared_hours=0))
    solution = solve(islands)
    assert (solution.status, verify(islands, solution)) == ("optimal", [])
