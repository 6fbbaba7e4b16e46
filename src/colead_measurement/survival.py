"""How many are still there as time goes by: Kaplan and Meier."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.distributions import normal_quantile
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.survival_data import Steps, steps, watched

CITATION = (
    "Kaplan & Meier (1958), JASA 53, 457-481; interval: Kalbfleisch & Prentice (2002), section 1.4; "
    "median: Brookmeyer & Crowley (1982), Biometrics 38, 29-41"
)


@dataclass(frozen=True)
class Step:
    """How many were still there after a time, with Greenwood's standard error and its log-log interval."""

    time: float
    at_risk: int
    happened: int
    survival: float
    standard_error: float
    interval: Interval


@dataclass(frozen=True, kw_only=True)
class Survival(Estimate):
    """Holds the curve. `estimate` is the median, None where more than half outlast the watch."""

    events: int
    steps: tuple[Step, ...]


def survival(
    durations: Sequence[float],
    events: Sequence[bool],
    entries: Sequence[float] | None = None,
    *,
    level: float = LEVEL,
) -> Survival:
    """Estimate the share who are still there after each time, for people some of whom were only seen so far.

    `events` says whether it happened at the end of a person's time, or the watch ended; `entries` when each began
    to be watched, where that is not the beginning (people who joined the list late).
    """
    check_level(level)
    people = watched(durations, events, entries)
    curve = _curve(steps(people), level)
    lows = [(step.time, step.interval.low) for step in curve]
    highs = [(step.time, step.interval.high) for step in curve]
    return Survival(
        n=len(people), estimate=_first_at_half([(step.time, step.survival) for step in curve]),
        interval=Interval(_first_at_half(lows), _first_at_half(highs), level, "log-log, inverted"),
        method="median time, Kaplan-Meier", citation=CITATION, events=int(people.events.sum()), steps=tuple(curve),
    )  # fmt: skip


def _curve(counted: Steps, level: float) -> list[Step]:
    stays = 1 - counted.happened / counted.at_risk
    shares = np.cumprod(stays)
    with np.errstate(divide="ignore"):
        sums = np.cumsum(counted.happened / (counted.at_risk * (counted.at_risk - counted.happened)))
    z = normal_quantile((1 + level) / 2)
    return [
        Step(
            time=float(at), at_risk=int(risk), happened=int(happened), survival=float(share),
            standard_error=float(share) * math.sqrt(total) if share > 0 else 0.0,
            interval=_log_log(float(share), float(total), z, level),
        )
        for at, risk, happened, share, total in zip(
            counted.times, counted.at_risk, counted.happened, shares, sums, strict=True
        )
    ]  # fmt: skip


def _log_log(share: float, greenwood: float, z: float, level: float) -> Interval:
    """Give an interval that cannot leave 0 to 1; after the last person there is none to give."""
    if not 0 < share < 1:
        return (
            Interval(share, share, level, "log-log") if share == 1 else Interval(None, None, level, "log-log")
        )
    spread = math.sqrt(greenwood) / math.log(share)
    return Interval(share ** math.exp(-z * spread), share ** math.exp(z * spread), level, "log-log")


def _first_at_half(curve: Sequence[tuple[float, float | None]]) -> float | None:
    """Give the first time at which a curve is at a half or below; what ends without a number counts as below."""
    return next((at for at, share in curve if share is None or share <= 0.5 + 1e-12), None)
