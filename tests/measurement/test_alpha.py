from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.alpha import alpha
from tests.measurement.worked import digits, ends

ANSWERS = [[2, 3, 3], [4, 4, 5], [3, 3, 4], [5, 4, 5], [1, 2, 2]]


def test_alpha_is_the_mean_correlation_stepped_up_where_questions_spread_alike():
    rng = np.random.default_rng(2)
    rows = rng.normal(size=(50, 1)) + rng.normal(size=(50, 4))
    rows = (rows - rows.mean(axis=0)) / rows.std(axis=0, ddof=1)
    mean = (np.corrcoef(rows.T).sum() - 4) / 12
    assert alpha(rows.tolist()).estimate == pytest.approx(4 * mean / (1 + 3 * mean))


def test_feldts_interval_by_hand():
    """n = 5 and k = 3: F with 4 and 8 degrees of freedom, 5.0526 and 8.9796 at the upper 2.5 per cent."""
    found = alpha(ANSWERS)
    assert found.estimate is not None
    low, high = 1 - (1 - found.estimate) * 5.0526, 1 - (1 - found.estimate) / 8.9796
    assert digits(found.interval, 4) == (round(low, 4), round(high, 4))


def test_a_question_that_points_the_other_way_is_seen():
    turned = [[*row, 6 - row[0]] for row in ANSWERS]
    found = alpha(turned)
    assert int(np.argmax(found.without)) == 3
    assert found.estimate is not None
    assert found.without[3] > found.estimate


def test_shift_and_scale_are_nothing():
    moved = [[10 * value + 3 for value in row] for row in ANSWERS]
    assert ends(alpha(moved).interval) == pytest.approx(ends(alpha(ANSWERS).interval))


def test_people_who_all_have_the_same_sum_are_refused():
    with pytest.raises(NotMeasurable) as refused:
        alpha([[1, 3], [2, 2], [3, 1]])
    assert refused.value.code == "constant"
