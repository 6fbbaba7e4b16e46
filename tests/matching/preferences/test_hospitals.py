"""Hospitals and residents against every assignment, and marriage as their simplest case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import ProblemError
from colead_matching.preferences import assign, blocking_places, marry
from tests.matching.preferences.oracles import assignments, blocking_assignment, two_sided


@settings(max_examples=300, deadline=None)
@given(two_sided(), st.sampled_from(["resident", "hospital"]))
def test_is_stable_and_best_for_the_side_it_is_meant_for(sides, optimal):
    residents, hospitals, capacities = sides
    found = assign(residents, hospitals, capacities, optimal)
    stable = [m for m in assignments(*sides) if not blocking_assignment(residents, hospitals, capacities, m)]
    assert found in stable
    assert blocking_places(residents, hospitals, capacities, found) == ()
    best = min if optimal == "resident" else max
    for resident, names in residents.items():
        ranks = [[k for k, name in enumerate(names) if resident in m[name]] for m in stable]
        mine = [k for k, name in enumerate(names) if resident in found[name]]
        assert mine == best(ranks)


@settings(max_examples=200, deadline=None)
@given(two_sided())
def test_the_check_finds_what_the_definition_says(sides):
    residents, hospitals, capacities = sides
    for matching in list(assignments(*sides))[:50]:
        found = blocking_places(residents, hospitals, capacities, matching)
        assert sorted(found) == sorted(blocking_assignment(residents, hospitals, capacities, matching))


def test_every_hospital_is_there_and_has_one_place_unless_it_says_otherwise():
    residents = {"r": ["h"], "s": ["h"]}
    hospitals = {"h": ["s", "r"], "empty": ["r"]}
    assert assign(residents, hospitals) == {"empty": (), "h": ("s",)}


def test_marriage_has_two_answers_where_the_sides_disagree():
    left = {"a": ["x", "y"], "b": ["y", "x"]}
    right = {"x": ["b", "a"], "y": ["a", "b"]}
    assert marry(left, right) == (("a", "x"), ("b", "y"))
    assert marry(left, right, "right") == (("a", "y"), ("b", "x"))


@pytest.mark.parametrize(
    ("capacities", "sentence"),
    [
        ({"h": -1}, 'The capacity of "h" is -1; it must not be below zero.'),
        ({"h": 1.5}, 'The capacity of "h" is not a whole number.'),
        ({"h": True}, 'The capacity of "h" is not a whole number.'),
        ({"x": 1}, 'There is a capacity for "x", which is not among the hospitals.'),
    ],
)
def test_refuses_a_capacity_that_makes_no_sense(capacities, sentence):
    with pytest.raises(ProblemError) as caught:
        assign({"r": ["h"]}, {"h": ["r"]}, capacities)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("residents", "hospitals", "sentence"),
    [
        ({"r": ["x"]}, {"h": []}, '"r" lists "x", which is not among the hospitals.'),
        ({"r": []}, {"h": ["x"]}, '"h" lists "x", who is not among the residents.'),
        ({"r": ["h", "h"]}, {"h": []}, '"r" lists "h" twice.'),
    ],
)
def test_refuses_lists_that_make_no_sense(residents, hospitals, sentence):
    with pytest.raises(ProblemError) as caught:
        assign(residents, hospitals)
    assert str(caught.value) == sentence


def test_refuses_a_side_that_is_none():
    with pytest.raises(ProblemError, match="it must be resident or hospital"):
        assign({}, {}, {}, "both")
    with pytest.raises(ProblemError, match="it must be left or right"):
        marry({}, {}, "both")


@pytest.mark.parametrize("matching", [{"h": ["r", "s"]}, {"h": ["t"]}])
def test_the_check_refuses_what_is_no_assignment(matching):
    residents = {"r": ["h"], "s": ["h"], "t": []}
    with pytest.raises(ValueError, match=r"more residents|accept"):
        blocking_places(residents, {"h": ["r", "s", "t"]}, {"h": 1}, matching)


def test_the_check_refuses_a_resident_in_two_places():
    hospitals = {"g": ["r"], "h": ["r"]}
    with pytest.raises(ValueError, match="is at"):
        blocking_places({"r": ["g", "h"]}, hospitals, {"g": 1, "h": 1}, {"g": ["r"], "h": ["r"]})
