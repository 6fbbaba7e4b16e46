from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.least_squares import fit


def test_coefficients_and_classical_errors_are_those_of_the_textbook():
    """Anscombe (1973), The American Statistician 27, 17-21: y = 3.00 + 0.50 x, standard errors 1.125 and 0.118."""
    x = np.array([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], dtype=float)
    y = np.array([8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68])
    found = fit(y, np.column_stack([np.ones(11), x]))
    assert found.coefficients.round(2).tolist() == [3.0, 0.5]
    assert np.sqrt(np.diag(found.covariance)).round(3).tolist() == [1.125, 0.118]


def test_a_cluster_for_each_is_whites_estimator_with_its_correction():
    rng = np.random.default_rng(1)
    x = np.column_stack([np.ones(60), rng.normal(size=60)])
    y = x @ [1.0, 2.0] + rng.normal(size=60) * (1 + np.abs(x[:, 1]))
    found = fit(y, x, clusters=np.arange(60))
    bread = np.linalg.inv(x.T @ x)
    white = bread @ (x.T @ (x * found.residuals[:, None] ** 2)) @ bread * (60 / 59) * (59 / 58)
    assert found.covariance == pytest.approx(white)
    assert found.df == 59


def test_columns_that_say_the_same_are_refused():
    with pytest.raises(NotMeasurable) as refused:
        fit(np.arange(5.0), np.column_stack([np.ones(5), np.ones(5)]))
    assert refused.value.code == "not_identified"
