"""Sizes of change in standard deviations: the small-sample correction and the noncentral-t interval."""

from __future__ import annotations

import math

import scipy  # its parts come when asked for

from colead_measurement.estimate import Interval

HUGE = 1_000.0  # from here on the spread of the mean is nothing beside that of the standard deviation


def hedges_factor(df: float) -> float:
    """Give Hedges' J, exactly: what a standardized difference is multiplied by to lose its small-sample bias."""
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def noncentral_t_interval(t: float, df: float, scale: float, level: float) -> Interval:
    """Give the interval of a standardized difference: the noncentralities between which t is not extreme.

    `scale` turns a noncentrality into the difference: sqrt(n) for one sample.
    """
    tail = (1 - level) / 2
    low, high = (_noncentrality(t, df, p) / scale for p in (1 - tail, tail))
    return Interval(low, high, level, "noncentral t")


def _noncentrality(t: float, df: float, p: float) -> float:
    """Find the noncentrality under which t has probability p below it; the mirrored search is the stable one."""
    if t < 0:
        return -_noncentrality(-t, df, 1 - p)
    if t > HUGE:
        return t * math.sqrt(2 * float(scipy.special.gammaincinv(df / 2, 1 - p)) / df)
    width = 4.0
    while not _below(t - width, t, df) > p > _below(t + width, t, df):
        width *= 2
    return float(scipy.optimize.brentq(lambda nc: _below(nc, t, df) - p, t - width, t + width, xtol=1e-10))


def _below(noncentrality: float, t: float, df: float) -> float:
    return float(scipy.special.nctdtr(df, noncentrality, t))
