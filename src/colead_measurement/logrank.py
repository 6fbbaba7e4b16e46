"""Whether groups stay equally long: the log-rank test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import check_lengths, labels
from colead_measurement.distributions import chi_square_tail
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate
from colead_measurement.survival_data import steps, watched

CITATION = "Mantel (1966), Cancer Chemotherapy Reports 50, 163-170; Peto & Peto (1972), JRSS A 135, 185-207"


@dataclass(frozen=True)
class GroupCount:
    """How often it happened in a group, and how often it would have if the groups did not differ."""

    name: str
    people: int
    observed: int
    expected: float


@dataclass(frozen=True, kw_only=True)
class LogRank(Estimate):
    """Holds chi-square as its estimate; the test has no size and no interval, Cox's model has."""

    chi_square: float
    df: int
    p_value: float
    groups: tuple[GroupCount, ...]


def logrank(
    durations: Sequence[float],
    events: Sequence[bool],
    groups: Sequence[str],
    entries: Sequence[float] | None = None,
) -> LogRank:
    """Test whether it happens at the same pace in all groups."""
    people = watched(durations, events, entries)
    names, group = labels("groups", groups, least=2)
    check_lengths(durations=people.durations, groups=group)  # type: ignore[arg-type]
    if len(names) < 2:
        raise NotMeasurable("constant", "Everybody is in the same group; there is nothing to compare.")
    counted, k = steps(people), len(names)
    observed = np.array([np.sum(people.events & (group == i)) for i in range(k)], dtype=np.float64)
    expected, spread = np.zeros(k), np.zeros((k, k))
    for at, happened, risk in zip(counted.times, counted.happened, counted.at_risk, strict=True):
        there = (people.durations >= at) & (people.entries < at)
        share = np.array([np.sum(there & (group == i)) for i in range(k)]) / risk
        expected += happened * share
        if risk > 1:
            spread += happened * (risk - happened) / (risk - 1) * (np.diag(share) - np.outer(share, share))
    away = (observed - expected)[:-1]
    chi_square = float(away @ np.linalg.pinv(spread[:-1, :-1]) @ away)
    return LogRank(
        n=len(people), estimate=chi_square, interval=None, method="log-rank", citation=CITATION, chi_square=chi_square,
        df=k - 1, p_value=chi_square_tail(chi_square, k - 1),
        groups=tuple(
            GroupCount(name, int(np.sum(group == i)), int(observed[i]), float(expected[i]))
            for i, name in enumerate(names)
        ),
    )  # fmt: skip
