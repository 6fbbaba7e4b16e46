"""Whether people judge their beginning differently afterwards: pre, then and post."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import Numbers, columns, is_constant
from colead_measurement.distributions import t_quantile
from colead_measurement.estimate import LEVEL, Estimate, Figure, Interval, check_level

CITATION = "Howard & Dailey (1979), Journal of Applied Psychology 64, 144-150"
CAUTION = (
    "A then-test asks for memory, and memory is kind to effort: it is not a better measure of change. "
    "That it shows no shift does not prove that there is none."
)


@dataclass(frozen=True, kw_only=True)
class ResponseShift(Estimate):
    """Holds the shift, then less pre; the gain against each of the two beginnings."""

    classic: Figure  # post less pre: the one to report
    retrospective: Figure  # post less then


def response_shift(
    pre: Sequence[float], then: Sequence[float], post: Sequence[float], *, level: float = LEVEL
) -> ResponseShift:
    """Compare what people said of themselves before with what they say afterwards of that time."""
    check_level(level)
    before, remembered, after = columns(pre=pre, then=then, post=post, least=3)
    return ResponseShift(
        n=len(before), estimate=float(np.mean(remembered - before)), interval=_interval(remembered - before, level),
        method="mean then-test shift, paired t", citation=CITATION, warnings=(CAUTION,),
        classic=Figure(float(np.mean(after - before)), _interval(after - before, level)),
        retrospective=Figure(float(np.mean(after - remembered)), _interval(after - remembered, level)),
    )  # fmt: skip


def _interval(change: Numbers, level: float) -> Interval | None:
    """Give the t interval of a mean; none where everybody changed alike."""
    if is_constant(change):
        return None
    half = (
        t_quantile((1 + level) / 2, len(change) - 1) * float(np.std(change, ddof=1)) / math.sqrt(len(change))
    )
    return Interval(float(np.mean(change)) - half, float(np.mean(change)) + half, level, "t")
