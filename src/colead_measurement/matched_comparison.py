"""Colleagues who did not take part, made comparable: by matching or by weights, and shown to be so or refused."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_measurement.data import Numbers, check_lengths, column, is_constant, named_columns, yes_no
from colead_measurement.distributions import normal_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.propensity import log_odds

CITATION = (
    "Rosenbaum & Rubin (1983), Biometrika 70, 41-55; caliper: Austin (2011), Pharmaceutical Statistics 10, 150-161; "
    "balance: What Works Clearinghouse (2022), Procedures and Standards Handbook 5.0"
)
CALIPER = 0.2  # standard deviations of the log odds
BALANCED = 0.25


@dataclass(frozen=True)
class Balance:
    """How far apart the groups are in one covariate, in standard deviations of the group, before and after."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, kw_only=True)
class MatchedComparison(Estimate):
    """Holds the mean difference for those of the group who are comparable; n counts them and their counterparts."""

    compared: int
    discarded: int  # of the group, for whom nobody is comparable
    others: float  # how many colleagues the comparison is worth (the effective number, when weighted)
    balance: tuple[Balance, ...]


def matched_comparison(
    outcome: Sequence[float],
    group: Sequence[bool],
    covariates: Mapping[str, Sequence[float]],
    *,
    how: str = "match",
    level: float = LEVEL,
) -> MatchedComparison:
    """Compare a group with colleagues alike in what was known beforehand: one for each, or all by weights.

    Refused where any covariate stays more than a quarter of a standard deviation apart.
    """
    check_level(level)
    if how not in ("match", "weight"):
        raise NotMeasurable("out_of_range", '"how" must be "match" or "weight".')
    values, inside = column("outcome", outcome, least=10), yes_no("group", group, least=10)
    check_lengths(outcome=values, group=inside)  # type: ignore[arg-type]
    known = named_columns("covariates", covariates, length=len(values))
    if not known or any(is_constant(one) for one in known.values()):
        raise NotMeasurable(
            "constant", '"covariates" must hold at least one list, and none that is the same for all.'
        )
    if min(inside.sum(), (~inside).sum()) < 3:
        raise NotMeasurable("too_few", "Each of the two groups needs at least three people.")
    matrix = np.column_stack(list(known.values()))
    odds = log_odds(inside, matrix)
    weights = _matched(odds, inside) if how == "match" else _weighted(odds, inside)
    balance = tuple(
        Balance(name, _apart(one, inside, np.ones(len(one))), _apart(one, inside, weights))
        for name, one in known.items()
    )
    _refuse_imbalance(balance)
    return _compared(values, inside, weights, balance=balance, how=how, level=level)


def _matched(odds: Numbers, inside: NDArray[np.bool_]) -> Numbers:
    """Give 1 to those of the group who find a colleague, and to that colleague; the hardest to match choose first."""
    weights, free = np.zeros(len(odds)), ~inside
    caliper = CALIPER * float(np.std(odds, ddof=1))
    for person in sorted(np.flatnonzero(inside), key=lambda i: (-odds[i], i)):
        others = np.flatnonzero(free)
        if not len(others):
            break
        nearest = others[int(np.argmin(np.abs(odds[others] - odds[person])))]
        if abs(odds[nearest] - odds[person]) <= caliper:
            weights[person] = weights[nearest] = 1.0
            free[nearest] = False
    if weights.sum() < 4:
        raise NotMeasurable(
            "not_identified", "Hardly anybody has a comparable colleague; the groups do not overlap."
        )
    return weights


def _weighted(odds: Numbers, inside: NDArray[np.bool_]) -> Numbers:
    """Weight colleagues by their odds of being in the group; of the group, keep whom the colleagues' range covers."""
    low, high = float(odds[~inside].min()), float(odds[~inside].max())
    covered = inside & (odds >= low) & (odds <= high)
    if covered.sum() < 2:
        raise NotMeasurable(
            "not_identified", "Hardly anybody has a comparable colleague; the groups do not overlap."
        )
    return np.where(inside, covered, np.exp(odds)).astype(np.float64)


def _apart(values: Numbers, inside: NDArray[np.bool_], weights: Numbers) -> float:
    own = np.average(values[inside], weights=weights[inside])
    others = np.average(values[~inside], weights=weights[~inside])
    spread = float(np.std(values[inside], ddof=1)) or float(np.std(values, ddof=1))
    return float((own - others) / spread)


def _refuse_imbalance(balance: Sequence[Balance]) -> None:
    worst = max(balance, key=lambda one: abs(one.after))
    if abs(worst.after) > BALANCED:
        raise NotMeasurable(
            "not_identified",
            f"The groups stay {abs(worst.after):.2f} standard deviations apart in {worst.name}, more than {BALANCED}; "
            "a difference between them would not be the programme's.",
        )


def _compared(
    values: Numbers,
    inside: NDArray[np.bool_],
    weights: Numbers,
    *,
    balance: tuple[Balance, ...],
    how: str,
    level: float,
) -> MatchedComparison:
    own, others = weights * inside, weights * ~inside
    difference = float(np.average(values, weights=own) - np.average(values, weights=others))
    error = math.sqrt(_mean_variance(values, own) + _mean_variance(values, others))
    half = normal_quantile((1 + level) / 2) * error
    worth = float(others.sum() ** 2 / np.sum(others**2))
    return MatchedComparison(
        n=int(np.count_nonzero(weights)), estimate=difference,
        interval=Interval(difference - half, difference + half, level, "normal, weights as known"),
        method="mean difference, " + ("one-to-one matching" if how == "match" else "weights by odds"),
        citation=CITATION, compared=int(own.sum()), discarded=int(inside.sum() - own.sum()), others=worth,
        balance=balance,
        warnings=("What nobody recorded cannot be balanced: it may explain the difference as well.",),
    )  # fmt: skip


def _mean_variance(values: Numbers, weights: Numbers) -> float:
    """Give the variance of a weighted mean."""
    mean = np.average(values, weights=weights)
    n = np.count_nonzero(weights)
    return float(np.sum(weights**2 * (values - mean) ** 2) / np.sum(weights) ** 2 * n / (n - 1))
