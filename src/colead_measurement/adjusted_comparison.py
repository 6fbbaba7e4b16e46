"""Two groups at the end, on the footing of the same beginning: analysis of covariance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import check_lengths, columns, is_constant, labels, yes_no
from colead_measurement.distributions import t_quantile, t_two_sided
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.least_squares import fit

CITATION = "Vickers & Altman (2001), BMJ 323, 1123-1124; clusters: Cameron & Miller (2015), Journal of Human Resources 50, 317-372"
FEW_CLUSTERS = 30


@dataclass(frozen=True, kw_only=True)
class AdjustedComparison(Estimate):
    """Holds by how much the group differs at the end, given the same beginning."""

    t: float
    df: int
    p_value: float
    slope: float  # points at the end for a point at the beginning
    in_group: int
    adjusted_group: float  # mean at the end for somebody of average beginning
    adjusted_others: float
    slopes_differ_p: float  # small: the difference depends on where people began


def adjusted_comparison(
    before: Sequence[float],
    after: Sequence[float],
    group: Sequence[bool],
    clusters: Sequence[str] | None = None,
    *,
    level: float = LEVEL,
) -> AdjustedComparison:
    """Compare a group with others at the end, adjusted for the beginning; by intention, whether they took part or not."""
    check_level(level)
    first, second = columns(before=before, after=after, least=6)
    inside = yes_no("group", group, least=6)
    check_lengths(before=first, group=inside)  # type: ignore[arg-type]
    if min(inside.sum(), (~inside).sum()) < 2:
        raise NotMeasurable("too_few", "Each of the two groups needs at least two people.")
    if is_constant(first):
        raise NotMeasurable("constant", "Everybody began alike; there is nothing to adjust for.")
    teams = _teams(clusters, len(first))
    ones, apart = np.ones(len(first)), first - first.mean()
    found = fit(second, np.column_stack([ones, inside, apart]), clusters=teams)
    crossed = fit(second, np.column_stack([ones, inside, apart, apart * inside]), clusters=teams)
    difference, error = float(found.coefficients[1]), math.sqrt(float(found.covariance[1, 1]))
    t, half = difference / error, t_quantile((1 + level) / 2, found.df) * error
    return AdjustedComparison(
        n=len(first), estimate=difference, interval=Interval(difference - half, difference + half, level, "t"),
        method="difference adjusted for the beginning" + (", errors by cluster" if teams is not None else ""),
        citation=CITATION, t=t, df=found.df, p_value=t_two_sided(t, found.df), slope=float(found.coefficients[2]),
        in_group=int(inside.sum()), adjusted_group=float(found.coefficients[0]) + difference,
        adjusted_others=float(found.coefficients[0]), warnings=few_clusters(found.df) if teams is not None else (),
        slopes_differ_p=t_two_sided(float(crossed.coefficients[3]) / math.sqrt(float(crossed.covariance[3, 3])), crossed.df),
    )  # fmt: skip


def few_clusters(df: int) -> tuple[str, ...]:
    """Warn of errors that are reckoned from few clusters."""
    if df + 1 >= FEW_CLUSTERS:
        return ()
    return (f"There are only {df + 1} clusters; the interval is somewhat too narrow below {FEW_CLUSTERS}.",)


def _teams(clusters: Sequence[str] | None, n: int) -> np.ndarray | None:
    if clusters is None:
        return None
    teams = labels("clusters", clusters, least=n)[1]
    if len(teams) != n:
        raise NotMeasurable("uneven", f'"clusters" has {len(teams)} values for {n} people.')
    return teams
