"""How many complete answers it takes to see a change, and what a given number can show."""

from __future__ import annotations

import math
from dataclasses import dataclass

import scipy  # its parts come when asked for

from colead_measurement.data import count
from colead_measurement.distributions import normal_quantile, t_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate, check_between

CITATION = "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences"
MOST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Planned(Estimate):
    """Holds how many people it takes: pairs of answers, or people in each of two groups."""

    power: float
    alpha: float


@dataclass(frozen=True, kw_only=True)
class Detectable(Estimate):
    """Holds the smallest change, in standard deviations, that n complete pairs would probably show."""

    power: float
    alpha: float


def pairs_needed(d: float, *, power: float = 0.8, alpha: float = 0.05) -> Planned:
    """Plan how many people must answer both times to see a mean change of d standard deviations of change."""
    return _planned(_size(d), power, alpha, paired=True)


def people_per_group(d: float, *, power: float = 0.8, alpha: float = 0.05) -> Planned:
    """Plan how many people each of two groups needs to see them differ by d standard deviations."""
    return _planned(_size(d), power, alpha, paired=False)


def people_per_group_for_shares(
    share: float, other: float, *, power: float = 0.8, alpha: float = 0.05
) -> Planned:
    """Plan how many people each of two groups needs to see two shares differ (Cohen's arcsine)."""
    first, second = check_between("share", share, 0.0, 1.0), check_between("other", other, 0.0, 1.0)
    check_between("power", power, 0.5, 1.0)
    check_between("alpha", alpha, 0.0, 0.5)
    h = 2 * abs(math.asin(math.sqrt(first)) - math.asin(math.sqrt(second)))
    if h == 0:
        raise NotMeasurable("constant", "The shares are equal; no number of people shows that they differ.")
    people = 2 * ((normal_quantile(1 - alpha / 2) + normal_quantile(power)) / h) ** 2
    return _as_plan(math.ceil(people), power, alpha, "two shares, arcsine")


def smallest_change(n: int, *, power: float = 0.8, alpha: float = 0.05) -> Detectable:
    """Say what n complete pairs can show: a smaller change would probably be missed."""
    people = count("n", n, least=3, most=MOST)
    check_between("power", power, 0.5, 1.0)
    check_between("alpha", alpha, 0.0, 0.5)
    d = scipy.optimize.brentq(lambda size: _power(size, people, alpha, paired=True) - power, 1e-6, 100.0)
    return Detectable(
        n=people, estimate=float(d), interval=None, method="noncentral t, paired", citation=CITATION,
        power=power, alpha=alpha,
    )  # fmt: skip


def _planned(d: float, power: float, alpha: float, *, paired: bool) -> Planned:
    check_between("power", power, 0.5, 1.0)
    check_between("alpha", alpha, 0.0, 0.5)
    low, high = 2, 4
    while _power(d, high, alpha, paired=paired) < power:
        low, high = high, high * 2
        if high > MOST:
            raise NotMeasurable("out_of_range", "More than a million people would be needed.")
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _power(d, middle, alpha, paired=paired) >= power else (middle + 1, high)
    return _as_plan(low, power, alpha, "noncentral t, paired" if paired else "noncentral t, two groups")


def _as_plan(people: int, power: float, alpha: float, method: str) -> Planned:
    return Planned(
        n=people,
        estimate=float(people),
        interval=None,
        method=method,
        citation=CITATION,
        power=power,
        alpha=alpha,
    )


def _power(d: float, n: int, alpha: float, *, paired: bool) -> float:
    df = n - 1 if paired else 2 * n - 2
    shift = d * math.sqrt(n) if paired else d * math.sqrt(n / 2)
    cut = t_quantile(1 - alpha / 2, df)
    upper, lower = (
        1 - float(scipy.special.nctdtr(df, shift, cut)),
        float(scipy.stats.nct.cdf(-cut, df, shift)),
    )
    return upper + (lower if math.isfinite(lower) else 0.0)


def _size(d: float) -> float:
    return check_between("d", abs(d) if isinstance(d, int | float) else d, 0.0, 100.0)
