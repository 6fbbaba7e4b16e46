from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.matched_comparison import matched_comparison
from colead_measurement.propensity import log_odds
from tests.measurement.worked import digits


def drawn(n=600, pull=0.8, seed=7):
    """Draw people of whom the more senior take part more often, and change more anyway."""
    rng = np.random.default_rng(seed)
    level, tenure = rng.normal(size=n), rng.normal(size=n)
    group = rng.random(n) < 1 / (1 + np.exp(1 - pull * level))
    return 0.5 * group + level + rng.normal(scale=0.3, size=n), group, {"level": level, "tenure": tenure}


@pytest.mark.parametrize("how", ["match", "weight"])
def test_what_selection_added_is_taken_away(how):
    outcome, group, covariates = drawn()
    naive = outcome[group].mean() - outcome[~group].mean()
    found = matched_comparison(outcome, group, covariates, how=how)
    assert naive > 1.0
    assert found.estimate == pytest.approx(0.5, abs=0.12)
    assert [abs(one.before) > abs(one.after) for one in found.balance if one.name == "level"] == [True]
    assert found.compared + found.discarded == int(group.sum())


def test_everybody_is_matched_once_at_most():
    outcome, group, covariates = drawn()
    found = matched_comparison(outcome, group, covariates)
    assert (found.n, found.others) == (2 * found.compared, found.compared)


def test_the_odds_are_those_of_a_table():
    """One covariate of yes and no: the fitted odds are the counted ones."""
    known = np.array([1.0] * 10 + [0.0] * 10)
    inside = np.array([True] * 6 + [False] * 4 + [True] * 2 + [False] * 8)
    found = np.exp(log_odds(inside, known[:, None]))
    assert (digits(found[0], 6), digits(found[-1], 6)) == (1.5, 0.25)


def test_groups_that_stay_apart_are_refused_by_name():
    rng = np.random.default_rng(2)
    level = np.concatenate([rng.normal(2.5, 1, size=40), rng.normal(size=8)])
    group = np.array([True] * 40 + [False] * 8)
    with pytest.raises(NotMeasurable) as refused:
        matched_comparison(level, group, {"level": level.tolist()}, how="weight")
    assert "standard deviations apart in level" in str(refused.value)


@pytest.mark.parametrize(
    ("covariates", "more", "code"),
    [
        ({"x": list(range(12))}, {}, "not_identified"), ({"x": [1] * 12}, {}, "constant"), ({}, {}, "constant"),
        ({"x": [1, 2] * 6}, {"how": "guess"}, "out_of_range"),
    ],
)  # fmt: skip
def test_data_that_allow_no_answer_are_refused(covariates, more, code):
    with pytest.raises(NotMeasurable) as refused:
        matched_comparison([1.0] * 12, [False] * 6 + [True] * 6, covariates, **more)
    assert refused.value.code == code
