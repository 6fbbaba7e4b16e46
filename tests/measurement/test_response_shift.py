from __future__ import annotations

import pytest

from colead_measurement.response_shift import response_shift


def test_t6():
    found = response_shift([4, 3, 5, 4], [3, 2, 4, 3], [4, 4, 5, 5])
    assert (found.estimate, found.classic.estimate, found.retrospective.estimate) == (-1.0, 0.5, 1.5)
    assert found.interval is None  # everybody shifted alike
    assert "memory" in found.warnings[0]


def test_the_two_gains_differ_by_the_shift():
    found = response_shift([4, 3, 5, 4, 2], [3, 3, 4, 2, 2], [4, 4, 5, 5, 3])
    assert found.estimate is not None
    assert found.retrospective.estimate == pytest.approx(found.classic.estimate - found.estimate)
