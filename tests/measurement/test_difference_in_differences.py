from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.difference_in_differences import difference_in_differences, from_means
from tests.measurement.worked import digits

BEFORE, AFTER = [2, 3, 4, 3, 2, 4], [3, 5, 5, 3, 3, 4]
GROUP = [True, True, True, False, False, False]


def test_t9_card_and_krueger():
    """Card & Krueger (1994), table 3: from rounded cells 2.75, where the paper prints 2.76."""
    assert digits(from_means(20.44, 21.03, 23.33, 21.17), 2) == 2.75


def test_how_much_more_one_group_changed():
    found = difference_in_differences(BEFORE, AFTER, GROUP)
    assert (digits(found.change_of_group, 4), digits(found.change_of_others, 4)) == (1.3333, 0.3333)
    assert (digits(found.estimate, 4), found.df) == (1.0, 4)
    # Two samples of three changes, both with variance 1/3: t = 1 / sqrt(2/9).
    assert found.t == pytest.approx(1 / (2 / 9) ** 0.5)


def test_groups_that_went_apart_already_before_are_seen():
    earlier = [1, 2, 3, 3, 2, 4]
    assert difference_in_differences(BEFORE, AFTER, GROUP, earlier=earlier).earlier == 1.0


def test_errors_by_site():
    rng = np.random.default_rng(2)
    site = np.arange(300) // 10
    group = site % 2 == 0
    change = rng.normal(size=30)[site] + rng.normal(size=300)
    alone, robust = (
        difference_in_differences(np.zeros(300), change, group, clusters)
        for clusters in (None, [f"site {one}" for one in site])
    )
    assert alone.estimate == pytest.approx(robust.estimate)
    assert (abs(robust.t) < abs(alone.t), robust.df) == (True, 29)


@pytest.mark.parametrize(
    ("after", "group", "code"),
    [([3, 4, 5, 4, 3, 5], GROUP, "constant"), (AFTER, [True] + [False] * 5, "too_few")],
)
def test_data_that_allow_no_answer_are_refused(after, group, code):
    with pytest.raises(NotMeasurable) as refused:
        difference_in_differences(BEFORE, after, group)
    assert refused.value.code == code
