"""Fisher's exact test of a table of two by two."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from colead_measurement.data import count, items
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = "Fisher (1935), The Design of Experiments; conditional interval: Cornfield (1956)"


@dataclass(frozen=True, kw_only=True)
class Fisher(Estimate):
    """Holds the odds ratio given the table's margins; None where the table says it is infinite."""

    p_value: float


def fisher(table: Sequence[Sequence[int]], *, level: float = LEVEL) -> Fisher:
    """Test whether rows and columns of a table of counts go together, two-sided and exactly."""
    check_level(level)
    counts = _counts(table)
    if 0 in (*counts.sum(axis=0), *counts.sum(axis=1)):
        raise NotMeasurable("constant", "A whole row or column is empty; there is nothing to compare.")
    found = stats.contingency.odds_ratio(counts, kind="conditional")
    limits = found.confidence_interval(confidence_level=level)
    return Fisher(
        n=int(counts.sum()), estimate=_finite(found.statistic),
        interval=Interval(_finite(limits.low), _finite(limits.high), level, "exact conditional"),
        method="conditional odds ratio, Fisher's exact test", citation=CITATION,
        p_value=float(stats.fisher_exact(counts).pvalue),
    )  # fmt: skip


def _counts(table: Sequence[Sequence[int]]) -> np.ndarray:
    rows = [items(f"table, row {i}", row, least=2) for i, row in enumerate(items("table", table, least=2), 1)]
    if len(rows) != 2 or any(len(row) != 2 for row in rows):
        raise NotMeasurable("uneven", '"table" must be two rows of two counts.')
    return np.array([[count("table", value) for value in row] for row in rows])


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
