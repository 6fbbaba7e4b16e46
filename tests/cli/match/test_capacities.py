"""`colead match --capacities`: the best assignment, exact numbers, and a sentence for what makes no sense."""

import json
import random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from colead.cli.match.capacities import run_capacities
from colead_matching import ProblemError
from colead_matching.capacities import assign


def answer(left, right, edges, capacity=None, **question):
    asked = {"left": left, "right": right, "edges": edges, "capacity": capacity or {}, **question}
    return json.loads(run_capacities(json.dumps(asked)))


def test_a_mentor_with_room_for_two_gets_the_best_two():
    edges = [["a", "m", 5], ["b", "m", 4], ["c", "m", 6], ["c", "n", 1]]
    assert answer(["a", "b", "c"], ["m", "n"], edges, {"m": 2}) == {
        "pairs": [["a", "m"], ["c", "m"]],
        "weight": 11,
        "bound": 11,
        "status": "optimal",
    }
    assert answer(["a", "b", "c"], ["m", "n"], edges, {"m": 2}, max_cardinality=True)["weight"] == 10


def test_room_for_nobody_and_empty_sides():
    assert answer(["a"], ["m"], [["a", "m", 5]], {"m": 0})["pairs"] == []
    assert answer([], [], []) == {"pairs": [], "weight": 0, "bound": 0, "status": "optimal"}


def test_a_pair_is_used_once_and_the_better_of_parallel_edges():
    found = answer(["a"], ["m"], [["a", "m", 5], ["a", "m", 7]], {"a": 3, "m": 3})
    assert (found["pairs"], found["weight"]) == ([["a", "m"]], 7)


def test_names_may_be_numbers():
    assert answer([1, 2], [3], [[1, 3, 4], [2, 3, 5]], {"3": 2})["pairs"] == [[1, 3], [2, 3]]


def test_a_name_on_both_sides_means_two():
    edges = [[0, 0, 4], [0, 1, 5], [1, 0, 3]]
    assert answer([0, 1], [0, 1], edges)["pairs"] == [[0, 1], [1, 0]]


def test_the_least_weight_and_exact_decimals():
    assert answer(["a"], ["m"], [["a", "m", -2]], objective="min")["weight"] == -2
    assert answer(["a"], ["m"], [["a", "m", 2]], objective="min")["pairs"] == []
    assert answer(["a", "b"], ["m"], [["a", "m", 0.1], ["b", "m", 0.2]], {"m": 2})["weight"] == 0.3


def test_numbers_of_any_size_stay_exact():
    huge = 10**50
    found = answer(["a", "b"], ["m"], [["a", "m", huge + 1], ["b", "m", huge]])
    assert (found["pairs"], found["weight"], found["bound"]) == ([["a", "m"]], huge + 1, huge + 1)


def brute(edges, rooms, largest, sign):
    best = (0, 0)

    def extend(number, rooms, count, weight):
        nonlocal best
        best = max(best, (count if largest else 0, sign * weight))
        for later in range(number, len(edges)):
            a, b, more = edges[later]
            if rooms[a] and rooms[b]:
                extend(later + 1, {**rooms, a: rooms[a] - 1, b: rooms[b] - 1}, count + 1, weight + more)

    extend(0, rooms, 0, 0)
    return sign * best[1]


@pytest.mark.parametrize("scale", [1, 10**30])
def test_small_sides_agree_with_trying_everything(scale):
    draw = random.Random(scale)
    for _ in range(120):
        lefts = [f"l{n}" for n in range(draw.randint(1, 4))]
        rights = [f"r{n}" for n in range(draw.randint(1, 3))]
        edges = [[a, b, scale * draw.randint(-4, 9)] for a in lefts for b in rights if draw.random() < 0.7]
        rooms = {name: draw.randint(0, 3) for name in (*lefts, *rights)}
        for objective, sign in (("max", 1), ("min", -1)):
            for largest in (False, True):
                found = answer(lefts, rights, edges, rooms, objective=objective, max_cardinality=largest)
                expected = brute(edges, rooms, largest, sign)
                assert found["weight"] == found["bound"] == expected, (edges, rooms)


def test_a_large_square_agrees_with_scipy():
    weights = np.random.default_rng(3).integers(0, 10_000, (120, 120))
    edges = [(a, 1_000 + b, int(weights[a, b])) for a in range(120) for b in range(120)]
    found = assign(range(120), range(1_000, 1_120), edges, {}, max_cardinality=True)
    assert found.weight == found.bound == int(weights[linear_sum_assignment(weights, maximize=True)].sum())


REFUSED = {
    '{"right": [], "edges": []}': 'The input needs "left", a list.',
    '{"left": ["a", "a"], "right": [], "edges": []}': "'a' is on the left side twice.",
    '{"left": [], "right": ["a", "a"], "edges": []}': "'a' is on the right side twice.",
    '{"left": [true], "right": [], "edges": []}': 'Name 1 of "left" is neither a number nor a string.',
    '{"left": ["a"], "right": ["m"], "edges": [["a", "z", 1]]}': "An edge names 'z', who is not on the right side.",
    '{"left": ["a"], "right": ["m"], "edges": [["m", "a", 1]]}': "An edge names 'm', who is not on the left side.",
    '{"left": ["a"], "right": ["m"], "edges": [["a", "m"]]}': "Edge 1 is not one: an edge is a list of two names and a weight.",
    '{"left": ["a"], "right": ["m"], "edges": [["a", "m", null]]}': "Edge 1 has a weight that is not a number.",
    '{"left": ["a"], "right": ["m"], "edges": [], "capacity": {"m": -1}}': "'m' has a capacity below zero (-1).",
    '{"left": ["a"], "right": ["m"], "edges": [], "capacity": {"m": 1.5}}': 'The capacity of "m" must be a whole number.',
    '{"left": ["a"], "right": ["m"], "edges": [], "capacity": {"z": 1}}': "The capacity names 'z', who is on neither side.",
    '{"left": ["a"], "right": ["m"], "edges": [], "capacity": []}': '"capacity" must be an object in braces.',
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_makes_no_sense_gets_a_sentence(text):
    with pytest.raises(ProblemError) as refused:
        run_capacities(text)
    assert str(refused.value) == REFUSED[text]
