"""Whether the same people went up or down, by ranks: for answers that are coarse or skewed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from colead_measurement.data import Numbers, columns
from colead_measurement.distributions import normal_quantile, normal_two_sided
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = (
    "Wilcoxon (1945), Biometrics Bulletin 1, 80-83; Hodges & Lehmann (1963), Annals of Mathematical Statistics 34, "
    "598-611; matched rank-biserial: Kerby (2014), Comprehensive Psychology 3, 1"
)
EXACT_UP_TO = 25
MOST = 5_000  # people; every two of them are averaged


@dataclass(frozen=True, kw_only=True)
class SignedRank(Estimate):
    """Holds the Hodges-Lehmann change. `used` counts those who changed at all, which the test is about."""

    used: int
    w_plus: float
    p_value: float
    is_exact: bool
    rank_biserial: float


def signed_rank(before: Sequence[float], after: Sequence[float], *, level: float = LEVEL) -> SignedRank:
    """Test by signed ranks whether people changed, and estimate by how much.

    The p-value is exact up to 25 people without ties, otherwise normal with the corrections for ties and
    continuity; people who did not change are left out of it. The estimate and its interval use everybody.
    """
    check_level(level)
    first, second = columns(before=before, after=after, least=3)
    change = second - first
    if len(change) > MOST:
        raise NotMeasurable("out_of_range", f"Ranks are compared for at most {MOST:,} people.")
    moved = change[change != 0]
    if not len(moved):
        raise NotMeasurable("constant", "Nobody changed; there is nothing to rank.")
    ranks = stats.rankdata(np.abs(moved))
    w_plus, whole = float(np.sum(ranks[moved > 0])), float(np.sum(ranks))
    p_value, is_exact = _p_value(ranks, w_plus)
    averages = _walsh_averages(change)
    interval = _interval(averages, len(change), level)
    return SignedRank(
        n=len(change), estimate=float(np.median(averages)), interval=interval,
        method="Hodges-Lehmann change, signed-rank test", citation=CITATION,
        warnings=() if interval else ("There are too few people for an interval at this level.",),
        used=len(moved), w_plus=w_plus, p_value=p_value, is_exact=is_exact,
        rank_biserial=(2 * w_plus - whole) / whole,
    )  # fmt: skip


def _p_value(ranks: Numbers, w_plus: float) -> tuple[float, bool]:
    n = len(ranks)
    counts = np.unique(ranks, return_counts=True)[1]
    if n <= EXACT_UP_TO and len(counts) == n:
        below = _chances(n)[: int(min(w_plus, n * (n + 1) / 2 - w_plus)) + 1]
        return min(1.0, 2 * float(np.sum(below))), True
    spread = math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - float(np.sum(counts**3 - counts)) / 48)
    away = w_plus - n * (n + 1) / 4
    return min(1.0, normal_two_sided((away - 0.5 * np.sign(away)) / spread)), False


def _chances(n: int) -> Numbers:
    """Give the probability of every sum of positive ranks when each sign is a coin's."""
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 1.0
    for rank in range(1, n + 1):
        ways[rank:] = ways[rank:] + ways[:-rank].copy()
    return ways / 2.0**n


def _walsh_averages(change: Numbers) -> Numbers:
    """Give the averages of every two people's changes, each person's own included, in order."""
    one, other = np.triu_indices(len(change))
    averages: Numbers = np.sort((change[one] + change[other]) / 2)
    return averages


def _interval(averages: Numbers, n: int, level: float) -> Interval | None:
    """Cut off as many averages at both ends as the signed-rank distribution allows."""
    tail = (1 - level) / 2
    if n <= EXACT_UP_TO:
        chances = _chances(n)
        if chances[0] > tail:
            return None
        cut, how = int(np.searchsorted(np.cumsum(chances), tail)), "exact signed ranks"
    else:
        spread = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
        cut, how = math.floor(n * (n + 1) / 4 + normal_quantile(tail) * spread), "normal signed ranks"
    cut = max(1, cut)
    return Interval(float(averages[cut - 1]), float(averages[-cut]), level, how)
