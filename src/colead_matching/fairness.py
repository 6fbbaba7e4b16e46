"""Whether a round served everybody alike. An alarm calls for a look; it proves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import scipy

from colead_matching.formats import NearPeer
from colead_matching.problem import Problem
from colead_matching.scale import SCALE
from colead_matching.solution import Solution

if TYPE_CHECKING:  # choosing brings the solvers along
    from colead_matching.choice.exposure import Exposure

FEWEST = 10
"""Below this many people, a group's figures are never shown."""
LEAST_RATIO, LEAST_P = 0.8, 0.05
MOST_SMD, MOST_GAP, MOST_LOAD, MOST_NEVER_SHOWN = 0.25, 0.3, 2.0, 0.05


@dataclass(frozen=True)
class GroupFairness:
    """Holds one group's figures; all are None where the group, or its complement, is too small.

    The ratio and p (Fisher, two-sided) compare coverage with the best-covered shown group. The
    SMD compares the own sides of the group's matched people with those of everybody else's.
    """

    attribute: str
    group: str
    n: int | None
    matched: int | None
    coverage: float | None
    ratio_to_best: float | None
    p: float | None
    mean_own_side: float | None
    smd: float | None
    coverage_alarm: bool
    parity_alarm: bool
    mean_load: float | None = None
    """How many partners a member gives time to, on average."""


@dataclass(frozen=True)
class Fairness:
    """Holds a round's fairness; own sides and gaps are shares from 0 to 1.

    The reciprocity gap is the mean difference between what partners get from each other. The load
    is how many partners a person gives time to.
    """

    eligible: int
    matched: int
    coverage: float | None
    worst_off: float | None
    tenth_percentile: float | None
    below_floor: int
    reciprocity_gap: float | None
    load_median: float | None
    load_top_decile: float | None
    blocking: int
    groups: tuple[GroupFairness, ...]
    reciprocity_alarm: bool
    floor_alarm: bool
    load_alarm: bool
    exposure_gini: float | None = None
    """How unevenly people were shown to others, if they could choose."""
    share_never_shown: float | None = None
    exposure_alarm: bool = False


@dataclass(frozen=True)
class _Pool:
    matched: dict[str, bool]
    sides: dict[str, float]
    """Of those who ask for something, or at least are meant to: in near-peer rounds, of learners."""
    loads: dict[str, int]


def fairness(
    problem: Problem, solution: Solution, floor: float = 0.0, exposure: Exposure | None = None
) -> Fairness:
    """Reports how fair a round was; `floor` is the least acceptable own side, from 0 to 1.

    In near-peer rounds learners are those who can be matched; loads are those of mentors. In rotations a
    person's own side is the mean of all rounds.
    """
    near = isinstance(problem.format, NearPeer)
    eligible = [p.key for p in problem.people if not near or "learner" in p.roles]
    sides = _sides(solution, frozenset(eligible))
    asking = [side for key, side in sides.items() if problem.person[key].needs]
    loads = _loads(solution)
    gap = _mean(_gaps(solution))
    carried = list(loads.values())
    median, decile = _percentile(carried, 50), _percentile(carried, 90)
    below = sum(side < floor for side in asking)
    pool = _Pool({key: key in sides for key in eligible}, sides, loads)
    never = exposure.share_never_shown if exposure is not None else None
    return Fairness(
        eligible=len(eligible),
        matched=len(sides),
        coverage=_share(len(sides), len(eligible)),
        worst_off=min(asking, default=None),
        tenth_percentile=_percentile(asking, 10),
        below_floor=below,
        reciprocity_gap=gap,
        load_median=median,
        load_top_decile=decile,
        blocking=solution.blocking_total,
        groups=_groups(problem, pool),
        reciprocity_alarm=not near and gap is not None and gap > MOST_GAP,
        floor_alarm=below > 0,
        load_alarm=median is not None and decile is not None and decile > MOST_LOAD * median,
        exposure_gini=exposure.gini if exposure is not None else None,
        share_never_shown=never,
        exposure_alarm=never is not None and never > MOST_NEVER_SHOWN,
    )


def _sides(solution: Solution, eligible: frozenset[str]) -> dict[str, float]:
    """Returns what everybody gets, on average over their partnerships."""
    found: dict[str, list[int]] = {}
    for group in solution.partnerships:
        for side in group.own_sides:
            if side.person in eligible and side.person != group.mentor:
                found.setdefault(side.person, []).append(side.value)
    return {key: sum(sides) / len(sides) / SCALE for key, sides in sorted(found.items())}


def _loads(solution: Solution) -> dict[str, int]:
    """Returns how many partners everybody gives time to: mentors alone, where there are mentors."""
    loads: dict[str, int] = {}
    for group in solution.partnerships:
        for key in group.members if group.mentor is None else (group.mentor,):
            loads[key] = loads.get(key, 0) + (1 if group.ring else len(group.members) - 1)
    return loads


def _gaps(solution: Solution) -> list[float]:
    gaps = []
    for partnership in solution.partnerships:
        given = {(d.receiver, d.giver): d.value for d in partnership.directions}
        gaps += [abs(v - given[g, r]) / SCALE for (r, g), v in given.items() if r < g and (g, r) in given]
    return gaps


def _groups(problem: Problem, pool: _Pool) -> tuple[GroupFairness, ...]:
    attributes = sorted({name for person in problem.people for name in person.groups})
    return tuple(figures for attribute in attributes for figures in _attribute(problem, pool, attribute))


def _attribute(problem: Problem, pool: _Pool, attribute: str) -> list[GroupFairness]:
    members: dict[str, list[str]] = {}
    unknown: list[str] = []
    for person in problem.people:
        if person.key not in pool.matched:
            continue
        group = person.groups.get(attribute)
        (unknown if group is None else members.setdefault(group, [])).append(person.key)
    shown = _shown({name: len(keys) for name, keys in members.items()}, len(unknown))
    best = max(shown, key=lambda name: (_coverage(pool, members[name]), name), default=None)
    return [
        _figures(pool, attribute, name, members[name], members[best])
        if best is not None and name in shown
        else _hidden(attribute, name)
        for name in sorted(members)
    ]


def _shown(sizes: dict[str, int], unknown: int) -> set[str]:
    """Returns the groups whose figures may be shown.

    What is hidden must not follow from the totals by subtraction: while fewer people than FEWEST
    are hidden, but some are, the smallest shown group is hidden with them.
    """
    shown = {name for name, size in sizes.items() if size >= FEWEST}
    hidden = unknown + sum(size for name, size in sizes.items() if name not in shown)
    while 0 < hidden < FEWEST and shown:
        smallest = min(shown, key=lambda name: (sizes[name], name))
        shown.discard(smallest)
        hidden += sizes[smallest]
    return shown


def _figures(
    pool: _Pool, attribute: str, group: str, keys: Sequence[str], best: Sequence[str]
) -> GroupFairness:
    ratio, p = _against(pool, keys, best)
    inside = frozenset(keys)
    own = [side for key, side in pool.sides.items() if key in inside]
    rest = [side for key, side in pool.sides.items() if key not in inside]
    smd = _smd(own, rest)
    return GroupFairness(
        attribute=attribute,
        group=group,
        n=len(keys),
        matched=len(own),
        coverage=_coverage(pool, keys),
        ratio_to_best=ratio,
        p=p,
        mean_own_side=_mean(own),
        smd=smd,
        coverage_alarm=ratio is not None and p is not None and ratio < LEAST_RATIO and p < LEAST_P,
        parity_alarm=smd is not None and abs(smd) > MOST_SMD,
        mean_load=_mean([load for key, load in pool.loads.items() if key in inside]),
    )


def _hidden(attribute: str, group: str) -> GroupFairness:
    return GroupFairness(attribute, group, None, None, None, None, None, None, None, False, False)


def _against(pool: _Pool, keys: Sequence[str], best: Sequence[str]) -> tuple[float | None, float | None]:
    highest = _coverage(pool, best)
    if not highest:
        return None, None
    table = [_split(pool, keys), _split(pool, best)]
    return _coverage(pool, keys) / highest, float(scipy.stats.fisher_exact(table).pvalue)


def _split(pool: _Pool, keys: Sequence[str]) -> list[int]:
    matched = sum(pool.matched[key] for key in keys)
    return [matched, len(keys) - matched]


def _coverage(pool: _Pool, keys: Sequence[str]) -> float:
    return sum(pool.matched[key] for key in keys) / len(keys)


def _smd(own: Sequence[float], rest: Sequence[float]) -> float | None:
    """Returns the difference of means in pooled standard deviations; None where there is none."""
    if min(len(own), len(rest)) < FEWEST:
        return None
    spread = sqrt((np.var(own, ddof=1) + np.var(rest, ddof=1)) / 2)
    return float((np.mean(own) - np.mean(rest)) / spread) if spread else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _percentile(values: Sequence[float], percent: float) -> float | None:
    return float(np.percentile(values, percent)) if values else None
