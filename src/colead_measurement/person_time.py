"""How often something happens per unit of time that people were there: alone, and against another group."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colead_measurement.data import count, number
from colead_measurement.distributions import beta_quantile, gamma_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = (
    "Garwood (1936), Biometrika 28, 437-442; ratio: Przyborowski & Wilenski (1940), Biometrika 31, 313-323"
)


@dataclass(frozen=True, kw_only=True)
class Rate(Estimate):
    """Holds a rate; n counts the events, `time` is what they happened in."""

    time: float


@dataclass(frozen=True, kw_only=True)
class RateRatio(Estimate):
    """Holds one rate over another; None, with an open interval, where the other has no event."""

    first: float
    second: float


def rate(events: int, time: float, *, level: float = LEVEL) -> Rate:
    """Estimate a rate from events and the time that people were there (person-years, say), exactly."""
    check_level(level)
    happened, there = count("events", events), _time("time", time)
    tail = (1 - level) / 2
    low = gamma_quantile(tail, happened) / there if happened else 0.0
    return Rate(
        n=happened, estimate=happened / there, method="rate, exact Poisson", citation=CITATION, time=there,
        interval=Interval(low, gamma_quantile(1 - tail, happened + 1) / there, level, "exact Poisson"),
    )  # fmt: skip


def rate_ratio(
    events: int, time: float, other_events: int, other_time: float, *, level: float = LEVEL
) -> RateRatio:
    """Compare two rates, by the exact interval given how many events there were in all."""
    check_level(level)
    one, two = count("events", events), count("other_events", other_events)
    there, elsewhere = _time("time", time), _time("other_time", other_time)
    if not one + two:
        raise NotMeasurable("too_few", "Nothing has happened in either group; there is nothing to compare.")
    tail = (1 - level) / 2
    low = beta_quantile(tail, one, two + 1) if one else 0.0
    high = beta_quantile(1 - tail, one + 1, two) if two else 1.0
    return RateRatio(
        n=one + two, estimate=(one / there) / (two / elsewhere) if two else None,
        interval=Interval(_odds(low) * elsewhere / there, _finite(_odds(high) * elsewhere / there), level,
                          "exact conditional binomial"),
        method="ratio of rates, exact", citation=CITATION, first=one / there, second=two / elsewhere,
    )  # fmt: skip


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _time(name: str, value: float) -> float:
    if number(name, value) <= 0:
        raise NotMeasurable("out_of_range", f'"{name}" must be greater than 0.')
    return float(value)
