"""Would they recommend it: promoters less detractors, never without the answers themselves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import column
from colead_measurement.distributions import normal_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = "adjusted Wald: Rocks (2016), The American Statistician 70, 365-372"
TOP, PROMOTES, DETRACTS = 10, 9, 6
ADDED, ADDED_AT_ENDS = 3.0, 0.75


@dataclass(frozen=True, kw_only=True)
class RecommendScore(Estimate):
    """Holds the score between -100 and 100. `answers` counts those of 0, 1, ... 10."""

    promoters: int
    passives: int
    detractors: int
    variance: float  # of one person's -1, 0 or 1
    answers: tuple[int, ...]


def recommend_score(answers: Sequence[int], *, level: float = LEVEL) -> RecommendScore:
    """Score answers from 0 to 10 to "would you recommend this?", with the adjusted-Wald interval."""
    check_level(level)
    given = column("answers", answers, least=1)
    if np.any((given < 0) | (given > TOP) | (given != np.floor(given))):
        raise NotMeasurable("out_of_range", '"answers" must be whole numbers from 0 to 10.')
    n, promoters, detractors = len(given), int(np.sum(given >= PROMOTES)), int(np.sum(given <= DETRACTS))
    score, variance = _score(promoters, detractors, n)
    return RecommendScore(
        n=n, estimate=100 * score, interval=_adjusted_wald(promoters, detractors, n, level),
        method="promoters less detractors, adjusted Wald", citation=CITATION, promoters=promoters,
        passives=n - promoters - detractors, detractors=detractors, variance=variance,
        answers=tuple(np.bincount(given.astype(np.int64), minlength=TOP + 1).tolist()),
    )  # fmt: skip


def _score(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    score = (promoters - detractors) / n
    return score, (promoters + detractors) / n - score**2


def _adjusted_wald(promoters: int, detractors: int, n: int, level: float) -> Interval:
    score, variance = _score(promoters + ADDED_AT_ENDS, detractors + ADDED_AT_ENDS, n + ADDED)
    half = normal_quantile((1 + level) / 2) * math.sqrt(variance / (n + ADDED))
    return Interval(100 * max(-1.0, score - half), 100 * min(1.0, score + half), level, "adjusted Wald")
