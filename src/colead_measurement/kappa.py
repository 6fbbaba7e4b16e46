"""How far two people who sort the same things agree beyond chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import count, items
from colead_measurement.distributions import normal_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = (
    "Cohen (1960), Educational and Psychological Measurement 20, 37-46; "
    "standard error: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323-327"
)


@dataclass(frozen=True, kw_only=True)
class Kappa(Estimate):
    """Holds Cohen's kappa, unweighted."""

    observed: float
    by_chance: float
    standard_error: float


def kappa(table: Sequence[Sequence[int]], *, level: float = LEVEL) -> Kappa:
    """Work kappa out from a square table: rows are the first coder's groups, columns the second's."""
    check_level(level)
    counts = _square(table)
    n = int(counts.sum())
    if n < 2:
        raise NotMeasurable("too_few", '"table" needs at least two things that both have sorted.')
    shares = counts / n
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, by_chance = float(np.trace(shares)), float(rows @ columns)
    if by_chance >= 1:
        raise NotMeasurable(
            "constant", "Both put everything into the same group; there is nothing to agree on."
        )
    value = (observed - by_chance) / (1 - by_chance)
    error = _standard_error(shares, value, n)
    half = normal_quantile((1 + level) / 2) * error
    return Kappa(
        n=n, estimate=value, interval=Interval(max(-1.0, value - half), min(1.0, value + half), level, "normal"),
        method="Cohen's kappa", citation=CITATION, observed=observed, by_chance=by_chance, standard_error=error,
    )  # fmt: skip


def _standard_error(shares: np.ndarray, value: float, n: int) -> float:
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    by_chance = float(rows @ columns)
    agreed = float(np.sum(np.diag(shares) * (1 - (rows + columns) * (1 - value)) ** 2))
    crossed = (columns[:, None] + rows[None, :]) ** 2 * shares
    apart = (1 - value) ** 2 * float(crossed.sum() - np.trace(crossed))
    return math.sqrt(max(0.0, agreed + apart - (value - by_chance * (1 - value)) ** 2) / n) / (1 - by_chance)


def _square(table: Sequence[Sequence[int]]) -> np.ndarray:
    rows = [items(f"table, row {i}", row, least=2) for i, row in enumerate(items("table", table, least=2), 1)]
    if any(len(row) != len(rows) for row in rows):
        raise NotMeasurable("uneven", '"table" must have as many columns as rows.')
    return np.array([[count("table", value) for value in row] for row in rows])
