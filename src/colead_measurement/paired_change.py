"""How much the same people changed between two waves: in points of the scale, then in standard deviations."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_measurement.bootstrap import RESAMPLES, bca_interval
from colead_measurement.data import Numbers, columns, is_constant
from colead_measurement.distributions import t_quantile, t_two_sided
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Figure, Interval, check_level
from colead_measurement.standardized import hedges_factor, noncentral_t_interval

CITATION = (
    "Student (1908), Biometrika 6, 1-25; sizes of change: Lakens (2013), Frontiers in Psychology 4, 863; "
    "noncentral t: Cumming & Finch (2001), Educational and Psychological Measurement 61, 532-574; "
    "BCa: Efron (1987), JASA 82, 171-185"
)


@dataclass(frozen=True, kw_only=True)
class PairedChange(Estimate):
    """Holds a mean change. g is d times Hedges' J with df = n - 1, for both kinds of d.

    d_z divides by the standard deviation of the changes, d_av by the mean of the two standard deviations,
    d_av_rms by their root mean square, which some software calls d_av as well.
    """

    t: float
    df: int
    p_value: float
    mean_before: float
    mean_after: float
    sd_before: float
    sd_after: float
    sd_change: float
    correlation: float | None
    d_z: Figure
    g_z: float
    d_av: Figure
    d_av_rms: float
    g_av: float


def paired_change(
    before: Sequence[float],
    after: Sequence[float],
    *,
    level: float = LEVEL,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> PairedChange:
    """Measure the mean change from before to after of the same people, in the same order."""
    check_level(level)
    first, second = columns(before=before, after=after, least=3)
    change = _change(first, second)
    n, mean, sd = len(change), float(np.mean(change)), float(np.std(change, ddof=1))
    sd_before, sd_after = (float(np.std(one, ddof=1)) for one in (first, second))
    t = mean / (sd / math.sqrt(n))
    d_av = float(_d_av(first[None, :], second[None, :])[0])
    j = hedges_factor(n - 1)
    return PairedChange(
        n=n,
        estimate=mean,
        interval=_mean(change, level).interval,
        method="mean change of the same people, paired t",
        citation=CITATION,
        t=t,
        df=n - 1,
        p_value=t_two_sided(t, n - 1),
        mean_before=float(np.mean(first)),
        mean_after=float(np.mean(second)),
        sd_before=sd_before,
        sd_after=sd_after,
        sd_change=sd,
        correlation=_correlation(first, second),
        d_z=Figure(mean / sd, noncentral_t_interval(t, n - 1, math.sqrt(n), level)),
        g_z=mean / sd * j,
        d_av=Figure(d_av, _d_av_interval(first, second, level=level, seed=seed, resamples=resamples)),
        d_av_rms=mean / math.hypot(sd_before, sd_after) * math.sqrt(2),
        g_av=d_av * j,
    )


def mean_change(before: Sequence[float], after: Sequence[float], *, level: float = LEVEL) -> Figure:
    """Measure the mean change alone, in points of the scale, with its t interval."""
    check_level(level)
    return _mean(_change(*columns(before=before, after=after, least=3)), level)


def _mean(change: Numbers, level: float) -> Figure:
    n, mean = len(change), float(np.mean(change))
    half = t_quantile((1 + level) / 2, n - 1) * float(np.std(change, ddof=1)) / math.sqrt(n)
    return Figure(mean, Interval(mean - half, mean + half, level, "t"))


def _change(first: Numbers, second: Numbers) -> Numbers:
    """Return what each person changed by; people who all changed alike allow no interval."""
    change = second - first
    if np.ptp(change) <= 1e-12 * max(np.max(np.abs(first)), np.max(np.abs(second))):
        raise NotMeasurable(
            "constant", "Everybody changed by the same amount; an interval needs people who differ."
        )
    return change


def _correlation(first: Numbers, second: Numbers) -> float | None:
    if is_constant(first) or is_constant(second):
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _d_av(first: Numbers, second: Numbers) -> Numbers:
    """Give the mean change over the mean of the two standard deviations, a row at a time."""
    spread = (np.std(first, axis=1, ddof=1) + np.std(second, axis=1, ddof=1)) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.mean(second - first, axis=1) / spread)


def _d_av_interval(
    first: Numbers, second: Numbers, *, level: float, seed: int, resamples: int
) -> Interval | None:
    """Bootstrap people, not waves; the interval of d_z is one of another quantity and never stands in."""

    def statistic(rows: NDArray[np.int64]) -> Numbers:
        return _d_av(first[rows], second[rows])

    return bca_interval(statistic, len(first), level=level, seed=seed, resamples=resamples)
