from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from colead_measurement import NotMeasurable
from colead_measurement.signed_rank import signed_rank
from tests.measurement.worked import SLEEP_1, SLEEP_2, digits, ends

# Hollander & Wolfe (1973), p. 29, as in the help of R's wilcox.test: depression at two visits.
VISIT_1 = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
VISIT_2 = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]


def test_two_visits_exactly():
    """R: wilcox.test(x, y, paired = TRUE) prints V = 40 and, one-sided, p = 0.01953."""
    found = signed_rank(VISIT_2, VISIT_1)
    assert (found.w_plus, found.is_exact, digits(found.p_value / 2, 5)) == (40.0, True, 0.01953)
    assert digits(found.estimate, 2) == 0.46


def test_ties_and_a_zero_by_the_normal_distribution():
    """R: wilcox.test(extra ~ group, data = sleep, paired = TRUE) prints p = 0.009091."""
    found = signed_rank(SLEEP_1, SLEEP_2)
    assert (found.used, found.is_exact, digits(found.p_value, 6), found.rank_biserial) == (
        9,
        False,
        0.009091,
        1.0,
    )


CHANGES = st.lists(st.integers(-400, 400), min_size=6, max_size=24, unique_by=abs).filter(
    lambda c: 0 not in c
)


@given(CHANGES)
@settings(max_examples=60)
def test_the_exact_p_value_is_the_one_of_scipy(changes):
    found = signed_rank([0] * len(changes), changes)
    assert found.p_value == pytest.approx(stats.wilcoxon(changes, method="exact").pvalue)


@given(CHANGES, st.integers(-50, 50), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_order_is_nothing_and_a_shift_of_the_change_moves_the_estimate(changes, shift, random):
    plain = signed_rank([0] * len(changes), changes)
    moved = [change + shift for change in changes]
    random.shuffle(moved)
    if any(moved):
        shifted = signed_rank([0] * len(moved), moved)
        assert shifted.estimate == pytest.approx(plain.estimate + shift)
        assert ends(shifted.interval) == pytest.approx([end + shift for end in ends(plain.interval)])


def test_many_people_by_the_normal_distribution():
    rng = np.random.default_rng(1)
    change = rng.normal(0.3, 1, size=200)
    found = signed_rank([0.0] * 200, change.tolist())
    low, high = ends(found.interval)
    assert found.p_value == pytest.approx(stats.wilcoxon(change, correction=True, method="approx").pvalue)
    assert (low < found.estimate < high, high - low < 0.4) == (True, True)


def test_five_people_allow_a_test_and_no_interval_at_95():
    found = signed_rank([0] * 5, [1, 2, 3, 4, 5])
    assert (found.p_value, found.interval, len(found.warnings)) == (0.0625, None, 1)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ([1, 2, 3], [1, 2, 3], "constant"),
        ([1, 2], [2, 3], "too_few"),
        ([0] * 5_001, [1] * 5_001, "out_of_range"),
    ],
)
def test_data_that_allow_no_answer_are_refused(before, after, code):
    with pytest.raises(NotMeasurable) as refused:
        signed_rank(before, after)
    assert refused.value.code == code
