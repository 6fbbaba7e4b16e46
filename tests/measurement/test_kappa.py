from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.kappa import kappa
from tests.measurement.worked import digits


def test_t23_two_coders():
    found = kappa([[20, 5], [10, 15]])
    assert (digits(found.estimate, 2), found.observed, found.by_chance) == (0.40, 0.7, 0.5)


def test_the_standard_error_is_what_chance_does():
    """Simulated: kappa of many samples from one table spreads as the formula says."""
    rng = np.random.default_rng(5)
    shares = np.array([[40, 10, 5], [6, 30, 9], [4, 6, 40]]) / 150
    drawn = rng.multinomial(150, shares.ravel(), size=4_000).reshape(-1, 3, 3)
    spread = np.std([kappa(one.tolist()).estimate for one in drawn])
    assert kappa((shares * 150).round().astype(int).tolist()).standard_error == pytest.approx(
        spread, rel=0.05
    )


def test_full_agreement_is_one():
    assert kappa([[4, 0], [0, 6]]).estimate == 1.0


@pytest.mark.parametrize(
    ("table", "code"),
    [([[5, 0], [0, 0]], "constant"), ([[1, 2, 3], [1, 2, 3]], "uneven"), ([[0, 0], [0, 0]], "too_few")],
)
def test_tables_that_allow_no_answer_are_refused(table, code):
    with pytest.raises(NotMeasurable) as refused:
        kappa(table)
    assert refused.value.code == code
