from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead_measurement import NotMeasurable
from colead_measurement.proportion import proportion
from tests.measurement.worked import digits, ends


@pytest.mark.parametrize(
    ("successes", "n", "interval"),
    [
        (81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718)),
    ],
)  # fmt: skip
def test_t15_wilson(successes, n, interval):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    assert digits(proportion(successes, n).interval, 4) == interval


@given(st.integers(1, 500), st.data())
def test_those_of_whom_it_is_not_true_mirror_it(n, data):
    successes = data.draw(st.integers(0, n))
    low, high = ends(proportion(successes, n).interval)
    assert ends(proportion(n - successes, n).interval) == pytest.approx((1 - high, 1 - low))
    assert 0 <= low <= successes / n <= high <= 1


@pytest.mark.parametrize(
    ("successes", "n", "sentence"),
    [
        (3, 2, '"successes" is 3 of only 2 in "n".'),
        (0, 0, '"n" must be between 1 and 1,000,000,000,000,000.'),
        (-1, 2, '"successes" must be between 0 and 1,000,000,000,000,000.'),
        (0.5, 2, '"successes" must be a whole number.'),
    ],
)
def test_counts_that_cannot_be_are_refused(successes, n, sentence):
    with pytest.raises(NotMeasurable) as refused:
        proportion(successes, n)
    assert str(refused.value) == sentence
