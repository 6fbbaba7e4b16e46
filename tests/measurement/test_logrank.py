from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.logrank import logrank
from tests.measurement.remission import DURATIONS, EVENTS, GROUPS
from tests.measurement.worked import digits


def test_t11_two_groups():
    found = logrank(DURATIONS, EVENTS, GROUPS)
    assert (digits(found.chi_square, 3), found.df, digits(found.p_value, 6)) == (16.793, 1, 4.2e-5)
    assert [(group.name, group.observed, digits(group.expected, 2)) for group in found.groups] == [
        ("6-MP", 9, 19.25), ("placebo", 21, 10.75),
    ]  # fmt: skip


def test_three_groups_of_which_two_are_one_cut_in_half_add_a_degree_of_freedom():
    halves = [f"{name} {i % 2}" if name == "placebo" else name for i, name in enumerate(GROUPS)]
    found = logrank(DURATIONS, EVENTS, halves)
    assert (found.df, found.chi_square > 16.79) == (2, True)
    assert sum(group.expected for group in found.groups) == pytest.approx(sum(EVENTS))


def test_one_group_alone_is_refused():
    with pytest.raises(NotMeasurable) as refused:
        logrank([1, 2], [True, True], ["a", "a"])
    assert refused.value.code == "constant"
