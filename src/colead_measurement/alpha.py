"""How well the questions of a scale hang together: Cronbach's alpha."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import Numbers, is_constant, table
from colead_measurement.distributions import f_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = (
    "Cronbach (1951), Psychometrika 16, 297-334; interval: Feldt, Woodruff & Salih (1987), APM 11, 93-103"
)


@dataclass(frozen=True, kw_only=True)
class Alpha(Estimate):
    """Holds alpha, and what it would be without each question in turn."""

    items: int
    without: tuple[float, ...]


def alpha(answers: Sequence[Sequence[float]], *, level: float = LEVEL) -> Alpha:
    """Work alpha out from complete answers: a row for each person, a column for each question."""
    check_level(level)
    rows = table("answers", answers, least=3, width=2)
    n, k = rows.shape
    value = alpha_of(rows)
    df1, df2, p = n - 1, (n - 1) * (k - 1), (1 + level) / 2
    return Alpha(
        n=n, estimate=value, method="Cronbach's alpha, Feldt's interval", citation=CITATION, items=k,
        interval=Interval(
            1 - (1 - value) * f_quantile(p, df1, df2), 1 - (1 - value) / f_quantile(p, df2, df1), level, "Feldt F"
        ),
        without=tuple(alpha_of(np.delete(rows, i, axis=1)) for i in range(k)) if k > 2 else (),
    )  # fmt: skip


def alpha_of(rows: Numbers) -> float:
    """Give alpha alone."""
    total = rows.sum(axis=1)
    if is_constant(total):
        raise NotMeasurable("constant", "Everybody has the same sum; alpha needs people who differ.")
    k = rows.shape[1]
    return float(k / (k - 1) * (1 - rows.var(axis=0, ddof=1).sum() / total.var(ddof=1)))
