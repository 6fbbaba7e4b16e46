from __future__ import annotations

import pytest

from colead_measurement.proportion_difference import proportion_difference
from tests.measurement.worked import digits, ends


@pytest.mark.parametrize(
    ("counts", "interval"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_newcombes_examples(counts, interval):
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    found = proportion_difference(*counts)
    assert digits(found.interval, 4) == interval


def test_turned_round_it_is_the_same_with_the_other_sign():
    low, high = ends(proportion_difference(5, 40, 12, 50).interval)
    assert ends(proportion_difference(12, 50, 5, 40).interval) == pytest.approx((-high, -low))
