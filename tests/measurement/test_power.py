from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from colead_measurement import NotMeasurable
from colead_measurement.power import (
    pairs_needed,
    people_per_group,
    people_per_group_for_shares,
    smallest_change,
)


def test_the_planning_table():
    """The notes, 3.14: 80 per cent power, two-sided 5 per cent."""
    sizes = (0.2, 0.3, 0.4, 0.5, 0.8)
    assert [pairs_needed(d).n for d in sizes] == [199, 90, 52, 34, 15]
    assert [people_per_group(d).n for d in sizes] == [394, 176, 100, 64, 26]
    assert people_per_group_for_shares(0.10, 0.15).n == 681


def test_what_a_cohort_can_show_is_the_same_table_read_backwards():
    found = smallest_change(34).estimate
    assert found is not None
    assert found < 0.5
    assert pairs_needed(found).n == 34


def test_simulated_studies_find_it_as_often_as_planned():
    rng = np.random.default_rng(6)
    drawn = rng.normal(0.5, 1, size=(4_000, pairs_needed(0.5).n))
    found = np.mean(stats.ttest_1samp(drawn, 0, axis=1).pvalue < 0.05)
    assert found == pytest.approx(0.8, abs=3 * math.sqrt(0.16 / 4_000) + 0.01)


@pytest.mark.parametrize("ask", [lambda: pairs_needed(0), lambda: people_per_group_for_shares(0.2, 0.2),
                                 lambda: pairs_needed(0.5, power=0.2), lambda: pairs_needed(1e-5)])  # fmt: skip
def test_what_no_number_of_people_shows_is_refused(ask):
    with pytest.raises(NotMeasurable):
        ask()
