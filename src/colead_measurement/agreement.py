"""How far several raters agree about the same people: the six intraclass correlations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from colead_measurement.data import Numbers, is_constant, table
from colead_measurement.distributions import f_quantile, f_tail
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = (
    "Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; "
    "intervals: McGraw & Wong (1996), Psychological Methods 1, 30-46"
)


@dataclass(frozen=True)
class Form:
    """One intraclass correlation: model 1, 2 or 3, of one rater's rating or of the mean of k."""

    name: str
    estimate: float
    interval: Interval


@dataclass(frozen=True, kw_only=True)
class Agreement(Estimate):
    """Holds all six forms. `estimate` is ICC(1,1): whether one rater, different for each person, is usable."""

    raters: int
    between_people: float  # mean squares
    between_raters: float
    within_people: float
    residual: float
    p_value: float  # that people do not differ at all
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class _Squares:
    n: int
    k: int
    people: float
    raters: float
    within: float
    residual: float


def agreement(ratings: Sequence[Sequence[float]], *, level: float = LEVEL) -> Agreement:
    """Work out the intraclass correlations of a complete table: a row for each person, a column for each rater.

    ICC(1,.) is for raters who differ from person to person, ICC(2,.) for the same panel standing for others,
    ICC(3,.) for exactly these raters. (.,k) is about the mean of all k.
    """
    check_level(level)
    rows = table("ratings", ratings, least=2, width=2)
    if is_constant(rows):
        raise NotMeasurable("constant", "Every rating is the same; agreement cannot be told from that.")
    squares = _mean_squares(rows)
    if squares.within <= 0 or squares.residual <= 0:
        raise NotMeasurable(
            "constant", "All raters said the same of everybody; there is no error to reckon with."
        )
    forms = _forms(squares, level)
    return Agreement(
        n=squares.n, estimate=forms[0].estimate, interval=forms[0].interval, method="intraclass correlation",
        citation=CITATION, raters=squares.k, between_people=squares.people, between_raters=squares.raters,
        within_people=squares.within, residual=squares.residual, forms=forms,
        p_value=f_tail(squares.people / squares.within, squares.n - 1, squares.n * (squares.k - 1)),
    )  # fmt: skip


def _mean_squares(rows: Numbers) -> _Squares:
    n, k = rows.shape
    grand, of_people, of_raters = rows.mean(), rows.mean(axis=1), rows.mean(axis=0)
    people = k * float(np.sum((of_people - grand) ** 2)) / (n - 1)
    raters = n * float(np.sum((of_raters - grand) ** 2)) / (k - 1)
    inside = float(np.sum((rows - of_people[:, None]) ** 2))
    return _Squares(
        n, k, people, raters, inside / (n * (k - 1)), (inside - raters * (k - 1)) / ((n - 1) * (k - 1))
    )


def _forms(s: _Squares, level: float) -> tuple[Form, ...]:
    single = [_one_way(s, level), _two_way_random(s, level), _two_way_fixed(s, level)]
    means = [
        _Form(_stepped_up(form.value, s.k), _stepped_up(form.low, s.k), _stepped_up(form.high, s.k), form.how)
        for form in single
    ]
    return tuple(
        Form(f"ICC({model},{of})", form.value, Interval(form.low, form.high, level, form.how))
        for of, forms in ((1, single), (s.k, means))
        for model, form in enumerate(forms, 1)
    )


class _Form(NamedTuple):
    value: float
    low: float
    high: float
    how: str


def _stepped_up(value: float, k: int) -> float:
    """Give the correlation of the mean of k ratings from that of one (Spearman-Brown)."""
    return k * value / (1 + (k - 1) * value)


def _one_way(s: _Squares, level: float) -> _Form:
    value = (s.people - s.within) / (s.people + (s.k - 1) * s.within)
    return _Form(value, *_f_limits(s.people / s.within, s.n - 1, s.n * (s.k - 1), s.k, level), "F")


def _two_way_fixed(s: _Squares, level: float) -> _Form:
    value = (s.people - s.residual) / (s.people + (s.k - 1) * s.residual)
    return _Form(value, *_f_limits(s.people / s.residual, s.n - 1, (s.n - 1) * (s.k - 1), s.k, level), "F")


def _f_limits(f: float, df1: float, df2: float, k: int, level: float) -> tuple[float, float]:
    p = (1 + level) / 2
    low, high = f / f_quantile(p, df1, df2), f * f_quantile(p, df2, df1)
    return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _two_way_random(s: _Squares, level: float) -> _Form:
    n, k = s.n, s.k
    value = (s.people - s.residual) / (s.people + (k - 1) * s.residual + k * (s.raters - s.residual) / n)
    a, b = k * value / (n * (1 - value)), 1 + k * value * (n - 1) / (n * (1 - value))
    spread = a * s.raters + b * s.residual
    df = spread**2 / ((a * s.raters) ** 2 / (k - 1) + (b * s.residual) ** 2 / ((n - 1) * (k - 1)))
    p, rest = (1 + level) / 2, k * s.raters + (k * n - k - n) * s.residual
    lower, upper = f_quantile(p, n - 1, df), f_quantile(p, df, n - 1)
    low = n * (s.people - lower * s.residual) / (lower * rest + n * s.people)
    high = n * (upper * s.people - s.residual) / (rest + n * upper * s.people)
    return _Form(value, low, high, "Satterthwaite F")
