from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.person_time import rate, rate_ratio
from tests.measurement.worked import digits, ends


def test_garwoods_limits():
    """Garwood (1936), as in every table of Poisson limits: 5 events, 1.6235 to 11.6683; none, 0 to 3.6889."""
    assert digits(rate(5, 1).interval, 4) == (1.6235, 11.6683)
    assert digits(rate(0, 1).interval, 4) == (0.0, 3.6889)


def test_two_groups():
    """Rothman's breast cancer, as in the help of R's poisson.test: 1.005684 to 3.609300."""
    found = rate_ratio(41, 28_010, 15, 19_017)
    assert (digits(found.estimate, 6), digits(found.interval, 6)) == (1.855759, (1.005684, 3.609300))


def test_a_group_without_an_event_leaves_an_end_open():
    found = rate_ratio(3, 10, 0, 10)
    assert found.interval is not None
    assert (found.estimate, found.interval.high) == (None, None)
    assert rate_ratio(0, 10, 3, 10).estimate == 0.0


def test_the_unit_of_time_is_nothing_to_the_ratio():
    years, months = rate_ratio(7, 3.0, 4, 2.0), rate_ratio(7, 36.0, 4, 24.0)
    assert years.estimate == pytest.approx(months.estimate)
    assert ends(years.interval) == pytest.approx(ends(months.interval))


@pytest.mark.parametrize("question", [(1, 0), (1, -2)])
def test_no_time_is_no_rate(question):
    with pytest.raises(NotMeasurable):
        rate(*question)
    with pytest.raises(NotMeasurable) as refused:
        rate_ratio(0, 1, 0, 1)
    assert refused.value.code == "too_few"
