"""Preference lists as JSON, in and out."""

import json
import random

import pytest

from colead.cli.match.preferences import run_preferences
from colead_matching import ProblemError
from colead_matching.preferences import blocking_pairs, blocking_places


def ask(question):
    return json.loads(run_preferences(json.dumps(question)))


def test_a_stable_matching_of_roommates():
    lists = {"b": ["a"], "a": ["c", "b"], "c": ["d", "a"], "d": ["c"]}
    assert ask({"preferences": lists}) == {
        "pairs": [["a", "b"], ["c", "d"]],
        "status": "stable",
        "blocking_pairs": [],
    }


def test_roommates_without_a_stable_matching():
    answer = ask({"preferences": {"a": ["b", "c"], "b": ["c", "a"], "c": ["a", "b"]}})
    fewest = answer.pop("fewest_blocking")
    assert answer == {"pairs": None, "status": "none"}
    assert sorted(fewest) == ["blocking_pairs", "pairs", "proven"]
    assert (len(fewest["pairs"]), len(fewest["blocking_pairs"]), fewest["proven"]) == (1, 1, True)


def test_residents_and_hospitals_from_either_side():
    question = {
        "residents": {"r1": ["h1", "h2"], "r2": ["h2", "h1"]},
        "hospitals": {"h1": ["r2", "r1"], "h2": ["r1", "r2"], "h3": []},
    }
    assert ask(question) == {"matching": {"h1": ["r1"], "h2": ["r2"], "h3": []}}
    hospitals = {"matching": {"h1": ["r2"], "h2": ["r1"], "h3": []}}
    assert ask(question | {"optimal": "hospital"}) == hospitals
    roomy = {"matching": {"h1": ["r1"], "h2": ["r2"], "h3": []}}
    assert ask(question | {"capacities": {"h1": 2, "h2": 2, "h3": 0}}) == roomy


def test_nobody_at_all():
    assert ask({"preferences": {}}) == {"pairs": [], "status": "stable", "blocking_pairs": []}
    assert ask({"residents": {}, "hospitals": {}}) == {"matching": {}}


def test_names_can_be_any_strings():
    lists = {"": ["☃", "\ud800"], "☃": [""], "\ud800": ["", "a\nb"], "a\nb": ["\ud800"]}
    assert ask({"preferences": lists})["pairs"] == [["", "☃"], ["a\nb", "\ud800"]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The input is not JSON: line 1, column 1: Expecting value."),
        ("{", "The input is not JSON: line 1, column 2:"),
        ("[" * 200_000, "lists too deep."),
        ("9" * 5_000, "a number is too long"),
        ('{"preferences": NaN}', "The input has NaN, which is no number."),
        ("[]", "The input must be an object in braces."),
        ("{}", 'The input has no "residents".'),
        ('{"preferences": []}', '"preferences" must be an object in braces.'),
        ('{"preferences": {"a": "b"}}', 'The preferences of "a" must be a list of names.'),
        ('{"preferences": {"a": [1]}}', 'The preferences of "a" hold something that is no name.'),
        ('{"preferences": {"a": ["a"]}}', '"a" lists themselves.'),
        ('{"preferences": {"a": [], "a": []}}', '"a" is in the input twice.'),
        ('{"preferences": {}, "residents": {}}', 'The input mixes "preferences" with'),
        ('{"preference": {}}', 'The input has "preference", which means nothing here.'),
        ('{"residents": {}}', 'The input has no "hospitals".'),
        (
            '{"residents": {}, "hospitals": {}, "capacities": [1]}',
            '"capacities" must be an object in braces.',
        ),
        ('{"residents": {}, "hospitals": {"h": []}, "capacities": {"h": -1}}', "must not be below zero."),
        ('{"residents": {}, "hospitals": {"h": []}, "capacities": {"h": 1.5}}', "not a whole number."),
        ('{"residents": {}, "hospitals": {"h": []}, "capacities": {"h": "1"}}', "not a whole number."),
        ('{"residents": {}, "hospitals": {}, "optimal": "both"}', "it must be resident or hospital."),
        ('{"residents": {}, "hospitals": {}, "optimal": 1}', '"optimal" must be "resident" or "hospital".'),
    ],
)
def test_refuses_in_one_sentence(text, sentence):
    with pytest.raises(ProblemError) as caught:
        run_preferences(text)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_five_hundred_with_full_lists_and_their_check():
    draw = random.Random(1)
    names = [f"n{number}" for number in range(500)]
    lists = {name: [o for o in draw.sample(names, len(names)) if o != name] for name in names}
    answer = ask({"preferences": lists})
    stated = answer if answer["pairs"] else answer["fewest_blocking"]
    found = blocking_pairs(lists, [tuple(two) for two in stated["pairs"]])
    assert [list(two) for two in found] == stated["blocking_pairs"]


def test_two_thousand_residents_and_their_check():
    draw = random.Random(2)
    names, wards = [f"r{number}" for number in range(2_000)], [f"h{number}" for number in range(20)]
    residents = {name: draw.sample(wards, 20) for name in names}
    hospitals = {ward: draw.sample(names, 2_000) for ward in wards}
    capacities = dict.fromkeys(wards, 95)
    question = {"residents": residents, "hospitals": hospitals, "capacities": capacities}
    matching = ask(question)["matching"]
    assert blocking_places(residents, hospitals, capacities, matching) == ()
    assert sum(len(inside) for inside in matching.values()) == 1_900
