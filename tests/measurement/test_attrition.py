from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.attrition import attrition
from tests.measurement.worked import digits


def test_who_left_and_what_the_change_could_be_with_them():
    found = attrition([1, 2, 3, 4, 5, 6], [2, 3, None, 4, None, 8])
    # The stayers changed by 1, 1, 0 and 2; their tenth percentile is 0.3.
    assert (found.stayed, found.left, digits(found.estimate, 4)) == (4, 2, 0.3333)
    assert (found.change_of_stayers, digits(found.change_if_leavers_did_not_change, 4)) == (1.0, 0.6667)
    assert digits(found.change_if_leavers_did_badly, 4) == 0.7667
    # Stayers began at 3.25 (squares 14.75), leavers at 4 (squares 2): pooled over 4 degrees of freedom.
    assert found.baseline_difference == pytest.approx(-0.75 / (16.75 / 4) ** 0.5)


@pytest.mark.parametrize(
    ("shift", "judged"), [(0.0, "fine"), (0.1, "adjust"), (1.0, "not_equivalent")]
)  # fmt: skip
def test_how_equivalent_the_leavers_were(shift, judged):
    stayers = [1.0, 2.0, 3.0, 4.0]
    found = attrition([*stayers, *(one + shift for one in stayers)], [*stayers, None, None, None, None])
    assert found.equivalence == judged


def test_one_leaver_cannot_be_judged_and_none_need_not_be():
    assert attrition([1, 2, 3, 4], [1, 2, 3, None]).equivalence == "unknown"
    assert attrition([1, 2, 3, 4], [1, 2, 3, 5]).equivalence == "fine"


def test_where_hardly_anybody_stayed_nothing_is_said():
    with pytest.raises(NotMeasurable) as refused:
        attrition([1, 2, 3, 4], [None, None, None, 3])
    assert refused.value.code == "too_few"
