from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.reliable_change import reliable_change
from tests.measurement.worked import digits


def test_t5_the_articles_own_example():
    """Jacobson & Truax (1991), p. 14: 32.5 to 47.5, standard deviation 7.5, reliability .80."""
    found = reliable_change([32.5], [47.5], 7.5, 0.8)
    assert digits(found.standard_error, 3) == 3.354
    assert digits(found.s_difference, 3) == 4.743
    assert (digits(found.indices[0], 3), found.improved) == (3.162, 1)


def test_improved_unchanged_and_declined_are_everybody():
    found = reliable_change([3.0, 3.0, 3.0, 3.0], [4.5, 3.2, 1.5, 4.9], 0.6, 0.8)
    assert (found.improved, found.unchanged, found.declined, found.estimate) == (2, 1, 1, 0.5)


def test_a_scale_without_error_calls_every_change_reliable_and_one_without_worth_none():
    almost, hardly = (reliable_change([3.0, 3.0], [3.1, 2.9], 0.6, r) for r in (0.9999, 0.0001))
    assert [(one.improved, one.declined) for one in (almost, hardly)] == [(1, 1), (0, 0)]


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (1, 1.0), (1, 0.0), (-1, 0.5)])
def test_a_spread_or_reliability_that_cannot_be_is_refused(sd, reliability):
    with pytest.raises(NotMeasurable) as refused:
        reliable_change([1, 2], [2, 3], sd, reliability)
    assert refused.value.code == "out_of_range"
