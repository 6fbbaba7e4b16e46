"""Figures of a round as a whole that say whether it served everybody alike; none of them names anybody. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from colead_matching import Circles, Fairness, Format, NearPeer, Peers, Problem, Solution
from colead_matching.fairness import MOST_NEVER_SHOWN
from colead_matching.sensitivity import sensitivity

# Larger rounds are not solved a second time only to see what function and site do to them.
MOST_AGAIN: dict[type[Format], int] = {Peers: 2_000, NearPeer: 400, Circles: 60}
MOST_LOOKED_AT = 4_000  # matrices of all pairs end here


def evenness(
    problem: Problem, solution: Solution, report: Fairness, *, shown: dict[str, Any] | None
) -> dict[str, Any]:
    """Keep the figures as the round's row holds them; what was not worked out is not there."""
    learners = Counter(group.mentor for group in solution.partnerships if group.mentor is not None)
    figures = {
        "gap": report.reciprocity_gap, "gap_alarm": report.reciprocity_alarm and not learners,
        "tenth": report.tenth_percentile, "load": dict(Counter(learners.values())),
        "envy": _envy(problem, solution), "without": _without(problem, solution), "exposure": shown,
    }  # fmt: skip
    return {name: value for name, value in figures.items() if value is not None}


def exposure(problem: Problem, shown: Collection[str]) -> dict[str, Any] | None:
    """Keep how evenly people are on shortlists, given once for each time that somebody is on one."""
    from colead_matching.choice.exposure import exposure_among

    if len(problem.people) > MOST_LOOKED_AT:
        return None
    found = exposure_among(problem, shown)
    never = found.share_never_shown
    return {
        "people": len(found.times), "most": found.most, "never": len(found.never_shown), "gini": found.gini,
        "alarm": never is not None and never > MOST_NEVER_SHOWN,
    }  # fmt: skip


def _envy(problem: Problem, solution: Solution) -> dict[str, int] | None:
    from colead_matching.envy import envy

    found = envy(problem, solution)
    return None if found is None else {"people": found.people, "cases": found.justified}


def _without(problem: Problem, solution: Solution) -> dict[str, Any] | None:
    """Keep what changes if function and site count nothing: they may stand for what nobody may be judged by."""
    if len(problem.people) > MOST_AGAIN.get(type(problem.format), 0) or problem.previous:
        return None
    found = sensitivity(problem, solution)
    if not found.without:
        return None
    return {"criteria": list(found.without), "moved": found.moved, "alarm": found.alarm}
