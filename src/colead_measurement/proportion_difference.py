"""The difference between the shares of two groups."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.proportion import counted, wilson_interval

CITATION = "Newcombe (1998), Statistics in Medicine 17, 873-890, method 10"


@dataclass(frozen=True, kw_only=True)
class ProportionDifference(Estimate):
    """Holds the first share less the second."""

    first: float
    second: float


def proportion_difference(
    successes: int, n: int, other_successes: int, other_n: int, *, level: float = LEVEL
) -> ProportionDifference:
    """Estimate by how much the share in one group exceeds that in another, by Newcombe's hybrid score interval."""
    check_level(level)
    one, people = counted("successes", successes, "n", n)
    two, others = counted("other_successes", other_successes, "other_n", other_n)
    first, second = one / people, two / others
    return ProportionDifference(
        n=people + others, estimate=first - second,
        interval=_hybrid(first, wilson_interval(one, people, level), second, wilson_interval(two, others, level)),
        method="difference of shares, Newcombe hybrid score", citation=CITATION, first=first, second=second,
    )  # fmt: skip


def _hybrid(first: float, around: Interval, second: float, around_second: Interval) -> Interval:
    """Combine the distances from each share to the ends of its own interval."""
    low, high = _ends(around)
    other_low, other_high = _ends(around_second)
    difference = first - second
    return Interval(
        difference - math.hypot(first - low, other_high - second),
        difference + math.hypot(high - first, second - other_low),
        around.level, "Newcombe hybrid score",
    )  # fmt: skip


def _ends(interval: Interval) -> tuple[float, float]:
    return interval.low or 0.0, 1.0 if interval.high is None else interval.high
