"""How many changed by more than the instrument errs: for the person first, in a report as counts only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import columns, number
from colead_measurement.distributions import normal_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, check_between, check_level
from colead_measurement.proportion import wilson_interval

CITATION = "Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19"


@dataclass(frozen=True, kw_only=True)
class ReliableChange(Estimate):
    """Holds the share that improved reliably; `indices` are the people's own, in their order, for nobody else."""

    improved: int
    unchanged: int
    declined: int
    standard_error: float
    s_difference: float
    threshold: float  # in points of the scale
    indices: tuple[float, ...]


def reliable_change(
    before: Sequence[float], after: Sequence[float], sd: float, reliability: float, *, level: float = LEVEL
) -> ReliableChange:
    """Count who changed by more than chance measurement would, given the scale's spread and reliability.

    `sd` is the standard deviation of the first wave (of the norm group, where there is one); `reliability` is
    test-retest where it is known. Whoever lies beyond the two-sided `level` has changed reliably.
    """
    check_level(level)
    check_between("reliability", reliability, 0.0, 1.0)
    if number("sd", sd) <= 0:
        raise NotMeasurable("out_of_range", '"sd" must be greater than 0.')
    first, second = columns(before=before, after=after, least=1)
    error = sd * math.sqrt(1 - reliability)
    s_difference, z = math.sqrt(2) * error, normal_quantile((1 + level) / 2)
    indices = (second - first) / s_difference
    improved, declined = int(np.sum(indices > z)), int(np.sum(indices < -z))
    return ReliableChange(
        n=len(first), estimate=improved / len(first), interval=wilson_interval(improved, len(first), level),
        method="share with reliable improvement, Wilson score", citation=CITATION,
        improved=improved, unchanged=len(first) - improved - declined, declined=declined,
        standard_error=error, s_difference=s_difference, threshold=z * s_difference, indices=tuple(indices.tolist()),
    )  # fmt: skip
