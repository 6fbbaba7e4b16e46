from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.several_proportions import several_proportions
from tests.measurement.worked import digits


def test_t17_smokers():
    """Fleiss (1981), p. 139, as in the help of R's prop.test."""
    found = several_proportions([83, 90, 129, 70], [86, 93, 136, 82])
    assert (digits(found.chi_square, 3), found.df, digits(found.p_value, 6)) == (12.600, 3, 0.005585)
    assert found.warnings == ()


def test_small_groups_are_named_as_such():
    assert len(several_proportions([1, 2], [4, 5]).warnings) == 1


def test_where_it_is_true_of_everybody_groups_do_not_differ():
    with pytest.raises(NotMeasurable) as refused:
        several_proportions([4, 5], [4, 5])
    assert refused.value.code == "constant"
