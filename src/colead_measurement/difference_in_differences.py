"""Whether one group changed more than another over the same time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.adjusted_comparison import few_clusters
from colead_measurement.data import check_lengths, columns, labels, number, yes_no
from colead_measurement.distributions import t_quantile, t_two_sided
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.least_squares import fit

CITATION = (
    "Card & Krueger (1994), American Economic Review 84, 772-793; "
    "errors: Bertrand, Duflo & Mullainathan (2004), Quarterly Journal of Economics 119, 249-275"
)
ASSUMED = (
    "It rests on both groups having gone the same way otherwise; waves from before can show whether they did."
)


@dataclass(frozen=True, kw_only=True)
class DifferenceInDifferences(Estimate):
    """Holds how much more the group changed than the others."""

    t: float
    df: int
    p_value: float
    change_of_group: float
    change_of_others: float
    earlier: float | None  # the same difference between two waves before, which should be near 0


def difference_in_differences(
    before: Sequence[float],
    after: Sequence[float],
    group: Sequence[bool],
    clusters: Sequence[str] | None = None,
    earlier: Sequence[float] | None = None,
    *,
    level: float = LEVEL,
) -> DifferenceInDifferences:
    """Compare the changes of two groups of the same people, with errors by team or site where these are given.

    `earlier` is a wave before the first: where the groups went apart already then, the comparison is in doubt.
    """
    check_level(level)
    first, second = columns(before=before, after=after, least=4)
    inside = yes_no("group", group, least=4)
    check_lengths(before=first, group=inside)  # type: ignore[arg-type]
    if min(inside.sum(), (~inside).sum()) < 2:
        raise NotMeasurable("too_few", "Each of the two groups needs at least two people.")
    teams = labels("clusters", clusters)[1] if clusters is not None else None
    if teams is not None:
        check_lengths(before=first, clusters=teams)  # type: ignore[arg-type]
    change = second - first
    found = fit(change, np.column_stack([np.ones(len(change)), inside]), clusters=teams)
    difference, error = float(found.coefficients[1]), math.sqrt(float(found.covariance[1, 1]))
    if error <= 1e-12 * (1 + float(np.abs(change).max())):
        raise NotMeasurable(
            "constant", "Everybody in a group changed by the same amount; there is no error to reckon with."
        )
    t, half = difference / error, t_quantile((1 + level) / 2, found.df) * error
    return DifferenceInDifferences(
        n=len(change), estimate=difference, interval=Interval(difference - half, difference + half, level, "t"),
        method="difference in differences" + (", errors by cluster" if teams is not None else ""), citation=CITATION,
        t=t, df=found.df, p_value=t_two_sided(t, found.df), change_of_group=float(np.mean(change[inside])),
        change_of_others=float(np.mean(change[~inside])), earlier=_earlier(earlier, first, inside),
        warnings=(ASSUMED, *(few_clusters(found.df) if teams is not None else ())),
    )  # fmt: skip


def from_means(before: float, after: float, other_before: float, other_after: float) -> float:
    """Give the difference in differences of four means, where nothing else was published."""
    own = number("after", after) - number("before", before)
    return own - (number("other_after", other_after) - number("other_before", other_before))


def _earlier(earlier: Sequence[float] | None, first: np.ndarray, inside: np.ndarray) -> float | None:
    if earlier is None:
        return None
    (wave, _) = columns(earlier=earlier, before=first.tolist(), least=4)
    before = first - wave
    return float(np.mean(before[inside]) - np.mean(before[~inside]))
