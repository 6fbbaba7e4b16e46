from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.recommend_score import recommend_score
from tests.measurement.worked import digits, ends


def test_t26_half_a_third_a_sixth():
    found = recommend_score([10, 9, 9, 8, 7, 3])
    assert (digits(found.estimate, 1), digits(found.variance, 4)) == (33.3, 0.5556)
    assert (found.promoters, found.passives, found.detractors) == (3, 2, 1)
    assert found.answers == (0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 1)


def test_twenty_answers_leave_it_wide_open():
    """The notes' reminder: with n = 20 the interval spans about 60 points."""
    low, high = ends(recommend_score([10] * 10 + [8] * 6 + [5] * 4).interval)
    assert 55 < high - low < 75


def test_everybody_a_promoter_still_has_an_interval():
    low, high = ends(recommend_score([10] * 5).interval)
    assert (low < 100, high) == (True, 100.0)


@pytest.mark.parametrize("answers", [[11], [-1], [7.5], []])
def test_answers_off_the_scale_are_refused(answers):
    with pytest.raises(NotMeasurable):
        recommend_score(answers)
