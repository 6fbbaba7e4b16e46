"""Intervals hold what they promise: of many studies drawn from a known truth, 95 in 100 cover it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from colead_measurement.adjusted_comparison import adjusted_comparison
from colead_measurement.cox import cox
from colead_measurement.estimate import Interval
from colead_measurement.paired_change import paired_change
from colead_measurement.person_time import rate
from colead_measurement.proportion import proportion
from colead_measurement.proportion_difference import proportion_difference
from colead_measurement.signed_rank import signed_rank
from tests.measurement.worked import ends

Study = Callable[[np.random.Generator], tuple[Interval | None, float]]


def paired(rng: np.random.Generator):
    before = rng.normal(size=25)
    found = paired_change(before, before + rng.normal(0.4, 0.8, size=25), resamples=2_000)
    return found.interval, 0.4


def paired_size(rng: np.random.Generator):
    before = rng.normal(size=25)
    return paired_change(before, before + rng.normal(0.4, 0.8, size=25), resamples=2_000).d_z.interval, 0.5


def paired_size_in_spreads(rng: np.random.Generator):
    before = rng.normal(size=40)
    after = 0.6 * before + rng.normal(0.4, 0.8, size=40)  # as widely spread as before
    return paired_change(before, after, resamples=2_000).d_av.interval, 0.4


def ranks(rng: np.random.Generator):
    return signed_rank([0.0] * 30, rng.normal(0.3, 1, size=30)).interval, 0.3


def share(rng: np.random.Generator):
    return proportion(int(rng.binomial(60, 0.3)), 60).interval, 0.3


def shares_apart(rng: np.random.Generator):
    one, other = int(rng.binomial(50, 0.6)), int(rng.binomial(40, 0.4))
    return proportion_difference(one, 50, other, 40).interval, 0.2


def adjusted(rng: np.random.Generator):
    before, group = rng.normal(size=40), np.arange(40) % 2 == 0
    after = 0.5 * before + 0.3 * group + rng.normal(size=40)
    return adjusted_comparison(before, after, group).interval, 0.3


def hazards(rng: np.random.Generator):
    group = np.arange(80) % 2
    times = rng.exponential(1 / np.exp(0.5 * group))
    return cox(np.minimum(times, 1.5), times < 1.5, {"group": group.tolist()}).interval, float(np.exp(0.5))


def rates(rng: np.random.Generator):
    return rate(int(rng.poisson(40)), 20.0).interval, 2.0


# By what a study may miss 95 in 100: exact and score intervals for counts cannot hit it, and may cover more.
STUDIES: tuple[tuple[Study, float], ...] = (
    (paired, 0.0), (paired_size, 0.0), (paired_size_in_spreads, 0.01), (ranks, 0.005), (share, 0.02),
    (shares_apart, 0.015), (adjusted, 0.0), (hazards, 0.0), (rates, 0.02),
)  # fmt: skip


def covered(study: Study, runs: int) -> float:
    rng = np.random.default_rng(20_261_124)
    found = []
    for _ in range(runs):
        interval, truth = study(rng)
        low, high = ends(interval)
        found.append(low <= truth <= high)
    return float(np.mean(found))


@pytest.mark.parametrize(("study", "more"), STUDIES)
def test_two_hundred_studies_cover_the_truth(study, more):
    assert covered(study, 200) == pytest.approx(0.95, abs=0.04 + more)


@pytest.mark.prove
@pytest.mark.parametrize(("study", "more"), STUDIES)
def test_two_thousand_studies_cover_the_truth(study, more):
    """95 per cent within one and a half."""
    assert covered(study, 2_000) == pytest.approx(0.95, abs=0.015 + more)
