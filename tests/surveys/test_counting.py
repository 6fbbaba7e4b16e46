"""Counts of who answered: whoever knows the roster, the rule and all that is shown can name nobody."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.surveys.counting import FEWEST, STEP, Told, tell, tell_groups


@pytest.mark.parametrize(
    ("asked", "answered", "at_least"),
    [(9, 9, None), (10, 0, 0), (10, 4, 0), (10, 5, 5), (10, 10, 5), (25, 19, 15), (25, 25, 20), (40, 36, 35), (40, 40, 35)],
)  # fmt: skip
def test_counts_go_in_steps_of_five_and_stop_short_of_everybody(asked, answered, at_least):
    assert tell(asked, answered).at_least == at_least


def test_more_answers_than_people_are_a_mistake():
    with pytest.raises(ValueError, match="everybody"):
        tell(10, 11)


@given(st.integers(0, 300).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_the_truth_lies_within_the_bounds_and_the_bounds_hold_at_least_five_counts(counts):
    asked, answered = counts
    told = tell(asked, answered)
    low, high = told.bounds
    assert low <= answered <= high
    if asked >= FEWEST:
        assert high - low >= STEP - 1


def possible(told: dict[str, Told], whole: Told) -> list[tuple[int, ...]]:
    """Try every set of counts that agrees with everything that is shown: an attacker with time."""
    spans = [range(low, high + 1) for low, high in (one.bounds for one in told.values())]
    low, high = whole.bounds
    return [counts for counts in product(*spans) if low <= sum(counts) <= high]


@given(
    st.lists(
        st.integers(3, 16).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), min_size=2, max_size=3
    )
)
def test_no_attacker_learns_that_all_or_none_of_a_group_have_answered(groups):
    named = {str(n): one for n, one in enumerate(groups)}
    whole = tell(sum(asked for asked, _ in groups), sum(answered for _, answered in groups))
    told = tell_groups(named, whole)
    if told is None:
        return
    counts = possible(told, whole)
    for place, (asked, _answered) in enumerate(groups):
        seen = {one[place] for one in counts}
        assert min(seen) <= asked - min(STEP, asked)
        assert max(seen) >= min(STEP - 1, asked)


def test_groups_that_would_tell_of_a_small_rest_are_not_told():
    groups = {"large": (20, 14), "small": (6, 6)}
    whole = tell(26, 20)
    assert whole.at_least == 20
    assert tell_groups(groups, whole) is None  # 20 less at most 14 leaves the six
    assert tell_groups({"one": (20, 14), "two": (20, 14)}, tell(40, 28)) is not None
