from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.adjusted_comparison import adjusted_comparison
from tests.measurement.worked import ends


def drawn(n=200, effect=0.5, seed=3):
    rng = np.random.default_rng(seed)
    before, group = rng.normal(size=n), rng.random(n) < 0.5
    return before, 0.6 * before + effect * group + rng.normal(scale=0.5, size=n), group


def test_it_is_the_coefficient_of_the_group_in_the_regression():
    before, after, group = drawn()
    found = adjusted_comparison(before, after, group)
    matrix = np.column_stack([np.ones(200), group, before])
    coefficients = np.linalg.lstsq(matrix, after, rcond=None)[0]
    assert (found.estimate, found.slope) == pytest.approx((coefficients[1], coefficients[2]))
    assert found.adjusted_group - found.adjusted_others == pytest.approx(found.estimate)


def test_people_of_one_team_who_answer_alike_widen_the_interval():
    before, after, group = drawn()
    teams = np.arange(200) // 10
    rng = np.random.default_rng(5)
    together = after + rng.normal(size=20)[teams]
    group = teams % 2 == 0
    alone = ends(adjusted_comparison(before, together, group).interval)
    robust = adjusted_comparison(before, together, group, [f"team {team}" for team in teams])
    low, high = ends(robust.interval)
    assert high - low > 1.5 * (alone[1] - alone[0])
    assert (robust.df, "only 20 clusters" in robust.warnings[0]) == (19, True)


def test_where_it_depends_on_the_beginning_that_is_noticed():
    before, after, group = drawn()
    assert adjusted_comparison(before, after, group).slopes_differ_p > 0.05
    assert adjusted_comparison(before, after + group * before, group).slopes_differ_p < 0.001


@pytest.mark.parametrize(
    ("before", "group", "code"),
    [([1] * 6, [1, 0] * 3, "constant"), ([1, 2, 3, 4, 5, 6], [1, 0, 0, 0, 0, 0], "too_few"),
     ([1, 2, 3, 4, 5, 6], [1, 0, 1, 0, 1, 0, 1], "uneven")],
)  # fmt: skip
def test_data_that_allow_no_answer_are_refused(before, group, code):
    with pytest.raises(NotMeasurable) as refused:
        adjusted_comparison(before, [1, 3, 2, 4, 6, 5], group)
    assert refused.value.code == code
