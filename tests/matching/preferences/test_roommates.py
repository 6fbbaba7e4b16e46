"""Stable roommates against every matching, and instances whose answer is known by reasoning."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import ProblemError
from colead_matching.preferences import Roommates, blocking_pairs, roommates
from colead_matching.preferences.fewest import Search
from colead_matching.preferences.lists import lists_of
from tests.matching.preferences.oracles import blocking, matchings, random_lists, random_rows, roommate_lists

TRIANGLE = {"a": ["b", "c"], "b": ["c", "a"], "c": ["a", "b"]}


@settings(max_examples=400, deadline=None)
@given(roommate_lists())
def test_no_matching_has_fewer_blocking_pairs(lists):
    found = roommates(lists)
    least = min(len(blocking(lists, pairs)) for pairs in matchings(lists))
    assert found.pairs in {tuple(sorted(pairs)) for pairs in matchings(lists)}
    assert found.blocking == blocking(lists, found.pairs) == blocking_pairs(lists, found.pairs)
    assert (len(found.blocking), found.stable, found.proven) == (least, least == 0, True)


@settings(max_examples=200, deadline=None)
@given(roommate_lists(), st.randoms(use_true_random=False))
def test_what_it_reports_is_honest_when_the_effort_runs_out(lists, draw):
    found = roommates(lists, effort=0)
    least = min(len(blocking(lists, pairs)) for pairs in matchings(lists))
    assert found.blocking == blocking(lists, found.pairs)
    assert len(found.blocking) >= least
    assert len(found.blocking) == least or not found.proven


def test_three_who_chase_each_other_have_one_blocking_pair_at_least():
    found = roommates(TRIANGLE)
    assert (len(found.pairs), len(found.blocking), found.proven) == (1, 1, True)


def test_the_fourth_whom_nobody_wants_makes_four_unsolvable():
    lists = {name: [*others, "d"] for name, others in TRIANGLE.items()} | {"d": ["a", "b", "c"]}
    found = roommates(lists)
    assert (len(found.pairs), len(found.blocking), found.proven) == (2, 1, True)


def test_far_more_triangles_than_any_search_could_try_together_are_proven():
    lists = {
        f"{name}{number}": [f"{other}{number}" for other in others]
        for number in range(40)
        for name, others in TRIANGLE.items()
    }
    found = roommates(lists)
    assert (len(found.blocking), found.proven) == (40, True)


def test_a_mention_that_is_not_returned_counts_for_nothing():
    assert roommates({"a": ["b", "c"], "b": [], "c": ["a"]}) == Roommates((("a", "c"),), (), True)


def test_nobody_at_all():
    assert roommates({}) == Roommates((), (), True)


def test_the_order_in_which_people_are_given_does_not_matter():
    lists = random_lists(random.Random(3), 40, 0.6)
    backwards = dict(reversed(lists.items()))
    assert roommates(backwards) == roommates(lists)


def test_sixty_who_accept_each_other_are_proven():
    for seed in range(12):
        lists = random_lists(random.Random(seed), 60, 1.0)
        found = roommates(lists)
        assert found.blocking == blocking_pairs(lists, found.pairs)
        assert found.proven


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        ({"a": ["a"]}, '"a" lists themselves.'),
        ({"a": ["b", "b"], "b": []}, '"a" lists "b" twice.'),
        ({"a": ["x"]}, '"a" lists "x", who has no list.'),
        ({"a\n": ["a\n"]}, '"a\\n" lists themselves.'),
        ({"a" * 99: ["a" * 99]}, f'"{"a" * 59}…" lists themselves.'),
    ],
)
def test_refuses_what_makes_no_sense(lists, sentence):
    with pytest.raises(ProblemError) as caught:
        roommates(lists)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("pairs", [[("a", "b"), ("b", "c")], [("a", "a")], [("a", "d")]])
def test_the_check_refuses_what_is_no_matching(pairs):
    with pytest.raises(ValueError, match=r"each other|free"):
        blocking_pairs(TRIANGLE | {"d": []}, pairs)


def test_one_struck_pair_can_undo_two_odd_parties():
    seen = set()
    for seed in range(60):
        search = Search(lists_of(random_rows(seed, 20, 1.0)))
        odd = len(search.run().odd)
        seen.add((odd, search.within(odd // 2) is not None))
    assert (2, True) in seen


def test_the_pair_to_strike_may_be_one_outside_of_the_odd_parties():
    rows = ["46721358", "62870453", "67450138", "18576024", "25063781", "17628043"]
    rows += ["47305128", "43802156", "06723541"]
    lists = {str(person): list(row) for person, row in enumerate(rows)}
    assert min(len(blocking(lists, pairs)) for pairs in matchings(lists)) == 1
    assert Search(lists_of([[int(other) for other in row] for row in rows])).within(1) is not None


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 8), st.sampled_from([0.5, 0.8, 1.0]), st.integers(0, 10**6), st.integers(0, 3))
def test_the_search_finds_a_matching_whenever_one_has_so_few(size, density, seed, most):
    rows = random_rows(seed, size, density)
    lists = {str(person): [str(other) for other in row] for person, row in enumerate(rows)}
    least = min(len(blocking(lists, pairs)) for pairs in matchings(lists))
    found = Search(lists_of(rows)).within(most)
    assert (found is not None) == (least <= most)
    if found is not None:
        assert len(blocking(lists, [(str(a), str(b)) for a, b in found])) <= most


def test_more_effort_never_finds_more_and_says_so_when_it_is_out():
    unproven = 0
    for seed in range(25):
        lists = random_lists(random.Random(seed), 41, 1.0)
        little, much = roommates(lists, effort=0), roommates(lists)
        assert len(much.blocking) <= len(little.blocking)
        assert much.proven
        assert not little.proven or len(little.blocking) == len(much.blocking)
        unproven += len(little.blocking) > len(much.blocking)
    assert unproven > 5
