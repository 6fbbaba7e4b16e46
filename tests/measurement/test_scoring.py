"""The person-mean rule, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead_measurement.scoring import Key, score

FIVE = Key(1, 5)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([1, 2, 3, 4, 5], 3.0),
        ([1, 2, 3, 4, None], 2.5),  # four in five are enough
        ([1, 2, 3, None, None], None),
        ([None] * 5, None),
    ],
)
def test_the_mean_of_what_was_answered_if_four_in_five_were(answers, expected):
    assert score(answers, [FIVE] * 5) == expected


def test_a_reversed_item_counts_the_other_way_round():
    assert score([5, 5], [FIVE, Key(1, 5, reversed=True)]) == 3.0
    assert score([-3], [Key(-3, 3, reversed=True)]) == 3


@pytest.mark.parametrize(("answers", "keys"), [([6], [FIVE]), ([1], []), ([], []), ([1, 2], [FIVE])])
def test_what_cannot_be_scored_is_refused(answers, keys):
    with pytest.raises(ValueError, match="answer"):
        score(answers, keys)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_turning_every_item_mirrors_the_score(answers):
    plain = score(answers, [FIVE] * len(answers))
    turned = score(answers, [Key(1, 5, reversed=True)] * len(answers))
    assert plain is not None
    assert turned == pytest.approx(6 - plain)
