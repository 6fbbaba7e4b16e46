"""Who is missing at the end, whether they began differently, and what the change could be with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import Numbers, column, items, number
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, check_level
from colead_measurement.proportion import wilson_interval

CITATION = (
    "What Works Clearinghouse (2022), Procedures and Standards Handbook 5.0 (baseline equivalence); "
    "bounds: Horowitz & Manski (2000), JASA 95, 77-84"
)
FINE, ADJUST = 0.05, 0.25
WORST_RANK = 0.10


@dataclass(frozen=True, kw_only=True)
class Attrition(Estimate):
    """Holds the share who are missing at the end."""

    stayed: int
    left: int
    change_of_stayers: float
    baseline_difference: float | None  # stayers less leavers, in standard deviations
    equivalence: str  # fine, adjust, not_equivalent or unknown
    change_if_leavers_did_not_change: float
    change_if_leavers_did_badly: float  # as the tenth percentile of the stayers


def attrition(before: Sequence[float], after: Sequence[float | None], *, level: float = LEVEL) -> Attrition:
    """Compare people who stayed with people who left, and bound the change; null in `after` means left."""
    check_level(level)
    first = column("before", before, least=4)
    ends = items("after", after, least=4)
    if len(ends) != len(first):
        raise NotMeasurable("uneven", f'"before" has {len(first)} values and "after" has {len(ends)}.')
    stays = np.array([value is not None for value in ends])
    if stays.sum() < 2:
        raise NotMeasurable("too_few", "Fewer than two people stayed; nothing can be said of a change.")
    second = np.array([number("after", value) for value in ends if value is not None])
    change, left = second - first[stays], int(np.sum(~stays))
    apart = _standardized(first[stays], first[~stays])
    low = float(np.quantile(change, WORST_RANK))
    return Attrition(
        n=len(first), estimate=left / len(first), interval=wilson_interval(left, len(first), level),
        method="share missing, Wilson score; bounds by single imputation", citation=CITATION, stayed=int(stays.sum()),
        left=left, change_of_stayers=float(np.mean(change)), baseline_difference=apart, equivalence=_judged(apart, left),
        change_if_leavers_did_not_change=_mixed(change, 0.0, left), change_if_leavers_did_badly=_mixed(change, low, left),
    )  # fmt: skip


def _mixed(change: Numbers, imputed: float, left: int) -> float:
    return float((np.sum(change) + imputed * left) / (len(change) + left))


def _standardized(stayers: Numbers, leavers: Numbers) -> float | None:
    """Give the difference of means in pooled standard deviations; None where either group has fewer than two."""
    if min(len(stayers), len(leavers)) < 2:
        return None
    freedom = len(stayers) + len(leavers) - 2
    squares = np.var(stayers) * len(stayers) + np.var(leavers) * len(leavers)
    if not squares > 0:
        return None
    return float((np.mean(stayers) - np.mean(leavers)) / math.sqrt(squares / freedom))


def _judged(apart: float | None, left: int) -> str:
    if not left:
        return "fine"
    if apart is None:
        return "unknown"
    return "fine" if abs(apart) <= FINE else "adjust" if abs(apart) <= ADJUST else "not_equivalent"
