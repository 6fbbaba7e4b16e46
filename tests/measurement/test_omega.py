from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.omega import omega, omega_of
from tests.measurement.worked import digits, ends

LOADINGS = np.array([0.8, 0.7, 0.6, 0.5])


def answers(n: int, seed: int) -> list[list[float]]:
    """Draw people whose answers have exactly one thing in common, with known loadings."""
    rng = np.random.default_rng(seed)
    rows: list[list[float]] = (
        rng.normal(size=(n, 1)) * LOADINGS + rng.normal(size=(n, 4)) * np.sqrt(1 - LOADINGS**2)
    ).tolist()
    return rows


def test_t25_from_loadings():
    assert digits(omega_of(LOADINGS.tolist()), 4) == 0.7494


def test_many_people_give_the_loadings_back():
    found = omega(answers(20_000, 3), resamples=2_000)
    assert np.array(found.loadings) == pytest.approx(LOADINGS, abs=0.02)
    assert found.estimate == pytest.approx(0.7494, abs=0.01)


def test_the_interval_holds_the_estimate_and_a_turned_factor_is_the_same():
    rows = answers(150, 4)
    found, turned = omega(rows), omega([[-value for value in row] for row in rows])
    low, high = ends(found.interval)
    assert found.estimate is not None
    assert low < found.estimate < high
    assert turned.estimate == pytest.approx(found.estimate)
    assert sum(turned.loadings) > 0


@pytest.mark.parametrize(
    ("rows", "code"),
    [([[1, 2, 3]] * 99, "too_few"), ([[1.0, float(i), float(i % 7)] for i in range(100)], "constant")],
)
def test_data_that_allow_no_answer_are_refused(rows, code):
    with pytest.raises(NotMeasurable) as refused:
        omega(rows)
    assert refused.value.code == code
