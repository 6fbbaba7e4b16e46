"""Every criterion against values worked out by hand, and against the verifier's own way."""

import pytest
from hypothesis import given, settings

from colead_matching.criteria import CRITERIA, own_sides
from colead_matching.criterion import Criterion
from colead_matching.definitions import broken, own_side, parts
from colead_matching.rules import broken_rules, removed
from colead_matching.scores import score
from tests.matching.pools import person, problem, problems

STEP = 6


@pytest.mark.parametrize(
    ("needs", "strengths", "steps"),
    [
        ({"c0": 1}, {"c0": 3}, 2_000),
        ({"c0": 1}, {"c0": 1}, 666),
        ({"c0": 3, "c1": 1}, {"c0": 3}, 1_500),
        ({"c0": 3, "c1": 1}, {"c1": 2}, 333),
        ({"c0": 3}, {"c1": 3}, 0),
        ({}, {"c0": 3}, 0),
    ],
)
def test_own_side(needs, strengths, steps):
    two = problem(person("ann", needs), person("ben", None, strengths))
    assert own_sides(two)[0, 1] == STEP * steps


@pytest.mark.parametrize(
    ("criterion", "a", "b", "steps"),
    [
        (
            "needs",
            {"needs": {"c0": 1}, "strengths": {"c0": 1}},
            {"needs": {"c0": 1}, "strengths": {"c0": 3}},
            1_154,
        ),
        ("needs", {"needs": {"c0": 1}}, {"needs": {"c0": 1}, "strengths": {"c0": 3}}, 0),
        ("level", {"level": 2}, {"level": 2}, 2_000),
        ("level", {"level": 2}, {"level": 3}, 1_500),
        ("level", {"level": 1}, {"level": 9}, 0),
        ("level", {"level": None}, {"level": 2}, 0),
        ("function", {"function": "sales"}, {"function": "people"}, 2_000),
        ("function", {"function": "sales"}, {"function": "sales"}, 0),
        ("function", {"function": "sales"}, {"function": None}, 0),
        ("hours", {"hours": frozenset({1, 2, 3})}, {"hours": frozenset({2, 3, 4})}, 500),
        ("hours", {"hours": frozenset(range(20))}, {"hours": frozenset(range(20))}, 2_000),
        ("interests", {"interests": frozenset("ab")}, {"interests": frozenset("bc")}, 666),
        ("interests", {"interests": frozenset("abcd")}, {"interests": frozenset("abcd")}, 2_000),
        ("style", {"style": (1, 5)}, {"style": (1, 5)}, 2_000),
        ("style", {"style": (1, 5)}, {"style": (5, 1)}, 0),
        ("style", {"style": (1, 5)}, {"style": (2, 5)}, 1_750),
        ("style", {"style": (1, 5)}, {"style": None}, 0),
        ("site", {"site": "Porto"}, {"site": "Oslo"}, 2_000),
        ("site", {"site": "Porto"}, {"site": "Porto"}, 0),
        ("site", {"site": "Porto"}, {"site": None}, 0),
        ("languages", {"languages": frozenset({"de", "en"})}, {"languages": frozenset({"en"})}, 1_000),
        ("wishes", {"wishes": ("ben",)}, {}, 1_000),
        ("wishes", {"wishes": ("zoe", "ben")}, {"wishes": ("ann",)}, 1_800),
        ("wishes", {"wishes": ("q", "r", "s", "t", "u", "ben")}, {}, 0),
        ("text", {"meaning": (127, 0)}, {"meaning": (127, 0)}, 2_000),
        ("text", {"meaning": (127, 0)}, {"meaning": (-127, 0)}, 0),
        ("text", {"meaning": (127, 0)}, {"meaning": (64, 110)}, 1_007),
        ("text", {"meaning": (127, 0)}, {"meaning": None}, 0),
    ],
)
def test_a_criterion(criterion, a, b, steps):
    two = problem(person("ann", **a), person("ben", **b))
    matrix = CRITERIA[Criterion(criterion)](two)
    assert (matrix[0, 1], matrix[1, 0]) == (STEP * steps, STEP * steps)


@settings(max_examples=60, deadline=None)
@given(problems(most=10))
def test_matrices_and_single_pairs_agree(given_problem):
    scores, matrices = score(given_problem), removed(given_problem)
    for i, a in enumerate(given_problem.people):
        for j, b in enumerate(given_problem.people):
            if i == j:
                continue
            assert scores.sides[i, j] == own_side(a, b)
            assert {c.value: m[i, j] for c, m in scores.parts.items()} == parts(given_problem, a, b)
            rules = tuple(rule for rule, matrix in matrices.items() if matrix[i, j])
            assert rules == broken_rules(given_problem, a.key, b.key) == tuple(broken(given_problem, a, b))
