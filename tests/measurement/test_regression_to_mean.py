from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.regression_to_mean import regression_from_cut, regression_to_mean
from tests.measurement.worked import digits


def test_t7_behind_a_cut():
    """The notes' example: mean 60, variance within 50 and between 75, people above 70."""
    assert digits(regression_from_cut(60, 70, 50, 75, above=True).estimate, 3) == -6.445


def test_a_cohort_chosen_for_low_scores_gains_a_third_of_a_standard_deviation_from_nothing():
    """Mean 3.5, standard deviation .6, reliability .7, chosen below 3.2."""
    rng = np.random.default_rng(8)
    true = rng.normal(3.5, 0.6 * 0.7**0.5, size=400_000)
    first, second = (true + rng.normal(0, 0.6 * 0.3**0.5, size=400_000) for _ in range(2))
    low = first < 3.2
    found = regression_to_mean(float(first[low].mean()), 3.5, 0.6, 0.7)
    assert found.estimate == pytest.approx(float((second[low] - first[low]).mean()), abs=0.005)
    assert (digits(found.estimate, 1), digits(found.in_sd, 2), len(found.warnings)) == (0.2, 0.34, 1)
    cut = regression_from_cut(3.5, 3.2, 0.6**2 * 0.3, 0.6**2 * 0.7)
    assert cut.estimate == pytest.approx(found.estimate, abs=0.005)


def test_a_cohort_like_everybody_is_not_warned_of():
    assert regression_to_mean(3.4, 3.5, 0.6, 0.7).warnings == ()


@pytest.mark.parametrize("question", [(3, 3.5, 0, 0.7), (3, 3.5, 0.6, 1.0)])
def test_a_spread_or_reliability_that_cannot_be_is_refused(question):
    with pytest.raises(NotMeasurable):
        regression_to_mean(*question)
