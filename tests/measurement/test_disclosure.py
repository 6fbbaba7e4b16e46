from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead_measurement.disclosure import finest_release

A, B, C = frozenset("a"), frozenset("b"), frozenset("c")


def test_cells_of_five_are_shown_as_they_are():
    assert finest_release({"a": 5, "b": 9}) == {A: 5, B: 9}


def test_a_group_under_five_shows_nothing():
    assert finest_release({"a": 3, "b": 1}) is None


def test_t20_a_complement_of_three_is_not_left_to_subtraction():
    """Group of 6 within a total of 9: the other 3 would be the difference (domain notes T20)."""
    assert finest_release({"a": 6, "b": 3}) == {A | B: 9}


def test_t21_one_person_leaving_is_not_shown_next_week():
    """Cohort of 12, one leaves, released again (domain notes T21)."""
    assert finest_release({"a": 11}, [{A: 12}]) is None
    assert finest_release({"a": 7}, [{A: 12}]) == {A: 7}


def test_one_person_moving_between_cells_merges_the_two():
    assert finest_release({"a": 9, "b": 11, "c": 8}, [{A: 10, B: 10, C: 8}]) == {A | B: 20, C: 8}


def test_a_cell_that_was_merged_meanwhile_is_still_compared_with_what_was_shown_first():
    weeks = [{A: 10, B: 10}, {A | B: 20}]
    assert finest_release({"a": 9, "b": 11}, weeks) == {A | B: 20}


def test_empty_cells_are_nobody_and_may_be_shown():
    assert finest_release({"a": 8, "b": 0}) == {A: 8, B: 0}


@pytest.mark.parametrize("counts", [{}, {"a": -1}, dict.fromkeys("abcdefghi", 1)])
def test_what_is_no_count_of_people_is_refused(counts):
    with pytest.raises(ValueError, match="Between 1 and 8 cells"):
        finest_release(counts)


week = st.fixed_dictionaries({name: st.integers(0, 12) for name in "abcd"})


def every_sum(blocks):
    return {
        frozenset().union(*chosen): sum(blocks[cells] for cells in chosen)
        for size in range(len(blocks) + 1)
        for chosen in combinations(blocks, size)
    }


@given(st.lists(week, min_size=1, max_size=4))
def test_an_attacker_with_all_releases_finds_no_group_under_five(weeks):
    released = []
    for counts in weeks:
        blocks = finest_release(counts, released)
        released += [blocks] if blocks else []
    sums = [every_sum(blocks) for blocks in released]
    for known in sums:
        assert [count for count in known.values() if 0 < count < 5] == []
    for before, after in combinations(sums, 2):
        changes = [abs(after[cells] - before[cells]) for cells in after.keys() & before.keys()]
        assert [change for change in changes if 0 < change < 5] == []
