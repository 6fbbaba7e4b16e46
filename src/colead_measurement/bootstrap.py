"""The BCa bootstrap, seeded: the same data give the same interval on every machine.

Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82, 171-185.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy  # its parts come when asked for
from numpy.typing import NDArray

from colead_measurement.data import Numbers, count, is_constant
from colead_measurement.estimate import Interval

RESAMPLES = 4_000
LEAST_RESAMPLES, MOST_RESAMPLES = 2_000, 100_000
MOST_UNDEFINED = 0.01  # of the resamples; where more have no value, an interval would be of other data
MOST_LEFT_OUT = 400  # beyond so many people, the jackknife leaves out one group of people at a time
CHUNK = 1_000_000  # drawn people held in memory at once

# Rows of people's positions in, one value a row out.
Statistic = Callable[[NDArray[np.int64]], Numbers]


def bca_interval(
    statistic: Statistic, n: int, *, level: float, seed: int, resamples: int = RESAMPLES
) -> Interval | None:
    """Give a statistic's BCa interval, or None where too many resamples have no value to give."""
    count("seed", seed)
    count("resamples", resamples, least=LEAST_RESAMPLES, most=MOST_RESAMPLES)
    observed = float(statistic(np.arange(n)[None, :])[0])
    drawn = _draw(statistic, n, seed, resamples)
    values = drawn[np.isfinite(drawn)]
    if len(values) < (1 - MOST_UNDEFINED) * resamples or is_constant(values):
        return None
    below = (np.sum(values < observed) + np.sum(values == observed) / 2) / len(values)
    bend = _acceleration(statistic, n)
    if not 0 < below < 1 or bend is None:
        return None
    bias, tail = float(scipy.special.ndtri(below)), (1 - level) / 2
    low, high = (
        float(np.quantile(values, _adjusted(p, bias, bend), method="median_unbiased"))
        for p in (tail, 1 - tail)
    )
    return Interval(low, high, level, f"BCa bootstrap, {resamples:,} resamples, seed {seed}")


def _draw(statistic: Statistic, n: int, seed: int, resamples: int) -> Numbers:
    generator = np.random.Generator(np.random.PCG64(seed))
    at_once = max(1, CHUNK // n)
    sizes = [min(at_once, resamples - start) for start in range(0, resamples, at_once)]
    return np.concatenate([statistic(generator.integers(0, n, size=(size, n))) for size in sizes])


def _adjusted(p: float, bias: float, bend: float) -> float:
    """Give the quantile that stands for p once bias and skewness are taken into account."""
    z = bias + float(scipy.special.ndtri(p))
    return float(scipy.special.ndtr(bias + z / (1 - bend * z)))


def _acceleration(statistic: Statistic, n: int) -> float | None:
    """Give the skewness of what each person (or group of people) adds; None where one of them carries it all."""
    everybody = np.arange(n)
    groups = np.array_split(everybody, min(n, MOST_LEFT_OUT))
    kept = (np.setdiff1d(everybody, group, assume_unique=True) for group in groups)
    values = np.array([float(statistic(rows[None, :])[0]) for rows in kept])
    if not np.all(np.isfinite(values)) or is_constant(values):
        return None
    apart = np.mean(values) - values
    return float(np.sum(apart**3) / (6 * np.sum(apart**2) ** 1.5))
