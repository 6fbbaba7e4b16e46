"""`colead match --graph`: answers, exact numbers, and a sentence for what makes no sense."""

import json
import random
import subprocess
import sys

import pytest

from colead.cli.match.graph import run_graph
from colead_matching import ProblemError


def answer(edges, **question):
    return json.loads(run_graph(json.dumps({"edges": edges, **question})))


def test_the_heaviest_matching_and_the_largest():
    path = [[1, 2, 5], [2, 3, 11], [3, 4, 5]]
    assert answer(path) == {"pairs": [[2, 3]], "weight": 11, "bound": 11, "status": "optimal"}
    assert answer(path, max_cardinality=True) == {
        "pairs": [[1, 2], [3, 4]],
        "weight": 10,
        "bound": 10,
        "status": "optimal",
    }


def test_the_lightest_matching():
    edges = [["a", "b", 4], ["c", "d", -3], ["a", "c", 1], ["b", "d", 1]]
    assert answer(edges, objective="min")["pairs"] == [["c", "d"]]
    assert answer(edges, objective="min", max_cardinality=True)["weight"] == 1


def test_an_empty_graph_has_an_empty_matching():
    assert answer([]) == {"pairs": [], "weight": 0, "bound": 0, "status": "optimal"}


def test_self_loops_are_never_used_and_of_parallel_edges_only_the_best():
    assert answer([["a", "a", 9], ["a", "b", 1], ["b", "a", 3], ["a", "b", 2]]) == {
        "pairs": [["a", "b"]],
        "weight": 3,
        "bound": 3,
        "status": "optimal",
    }


def test_a_number_and_its_text_are_two_ids():
    assert answer([[1, "1", 2]])["pairs"] == [[1, "1"]]


def test_negative_edges_are_taken_only_for_the_largest_matching():
    assert answer([[1, 2, -5]])["pairs"] == []
    assert answer([[1, 2, -5]], max_cardinality=True)["weight"] == -5


def test_numbers_of_any_size_stay_exact():
    huge = 10**60
    found = answer([[1, 2, huge], [2, 3, 2 * huge + 1], [3, 4, huge]])
    assert (found["weight"], found["bound"]) == (2 * huge + 1, 2 * huge + 1)


def test_decimals_stay_exact():
    text = '{"edges": [[1, 2, 0.1], [3, 4, 0.2], [5, 6, 1e-3]]}'
    assert run_graph(text).endswith('"weight": 0.301, "bound": 0.301, "status": "optimal"}')


def brute(edges, largest, sign):
    best = (0, 0)

    def extend(first, used, count, weight):
        nonlocal best
        best = max(best, (count if largest else 0, sign * weight))
        for number in range(first, len(edges)):
            u, v, more = edges[number]
            if u != v and not {u, v} & used:
                extend(number + 1, used | {u, v}, count + 1, weight + more)

    extend(0, frozenset(), 0, 0)
    return sign * best[1]


@pytest.mark.parametrize("scale", [1, 10**30])
def test_small_graphs_agree_with_trying_everything(scale):
    draw = random.Random(scale)
    for _ in range(150):
        count = draw.randint(1, 7)
        edges = [
            [draw.randrange(count), draw.randrange(count), scale * draw.randint(-5, 9)]
            for _ in range(draw.randint(0, 10))
        ]
        for objective, sign in (("max", 1), ("min", -1)):
            for largest in (False, True):
                found = answer(edges, objective=objective, max_cardinality=largest)
                assert found["weight"] == found["bound"] == brute(edges, largest, sign), edges


REFUSED = {
    "x": "The input is not JSON: line 1, column 1: Expecting value.",
    "[]": "The input must be one object in braces.",
    "{}": 'The input needs "edges", a list.',
    '{"edges": [[1, 2]]}': "Edge 1 is not one: an edge is a list of two ids and a weight.",
    '{"edges": [[1, 2, 3], [1, true, 3]]}': "Edge 2 has an id that is neither a number nor a string.",
    '{"edges": [[1, 2, "3"]]}': "Edge 1 has a weight that is not a number.",
    '{"edges": [[1, 2, NaN]]}': "The input has NaN, which is no number.",
    '{"edges": [[1, 2, Infinity]]}': "The input has Infinity, which is no number.",
    '{"edges": [[1, 2, 1e99999]]}': "The number 1e99999 has too many digits.",
    '{"edges": [], "objective": "best"}': '"objective" must be "max" or "min".',
    '{"edges": [], "max_cardinality": 1}': '"max_cardinality" must be true or false.',
    '{"edges": [], "edges": []}': '"edges" is in the input twice.',
    '{"edges": [], "color": 1}': 'The input has "color", which means nothing here.',
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_makes_no_sense_gets_a_sentence(text):
    with pytest.raises(ProblemError) as refused:
        run_graph(text)
    assert str(refused.value) == REFUSED[text]


def command(text):
    arguments = [sys.executable, "-m", "colead.cli.main", "match", "--graph"]
    return subprocess.run(arguments, input=text, capture_output=True, text=True, check=False)


def test_the_command_answers_on_standard_output():
    done = command('{"edges": [["a", "b", 7]]}')
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["pairs"] == [["a", "b"]]


def test_the_command_refuses_with_exit_code_2():
    done = command('{"edges": [["a", "b", NaN]]}')
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "colead: The input has NaN, which is no number.\n"
