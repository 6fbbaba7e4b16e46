"""What a round would be without the facts that may stand for a protected trait: function and site.

A large change does not prove that anybody was treated unfairly; it calls for a look.
"""

from dataclasses import dataclass, replace

from colead_matching.criterion import Criterion
from colead_matching.errors import ProblemError
from colead_matching.problem import Problem, Weights
from colead_matching.scale import SCALE
from colead_matching.solution import Solution
from colead_matching.solving import preview

PROXIES = (Criterion.FUNCTION, Criterion.SITE)
LARGE_CHANGE = 0.5


@dataclass(frozen=True)
class Sensitivity:
    """Holds what changes if the proxies count nothing; own sides are shares from 0 to 1."""

    without: tuple[str, ...]
    """The criteria that counted, and were taken away."""
    moved: float
    """Which share of people would meet somebody else."""
    matched_change: int
    worst_off_change: float
    mean_own_side_change: float
    alarm: bool


def sensitivity(problem: Problem, solution: Solution) -> Sensitivity:
    """Solves again without the proxies and compares."""
    counted = tuple(name for name in PROXIES if problem.weights.of(name))
    if not counted or not problem.people:
        return Sensitivity((), 0.0, 0, 0.0, 0.0, alarm=False)
    try:
        weights = Weights.from_mapping(
            {name.value: problem.weights.of(name) for name in Criterion if name not in counted}
        )
    except ProblemError:
        # Nothing else counts: without the proxies, every round is as good as any other.
        return Sensitivity(tuple(name.value for name in counted), 1.0, 0, 0.0, 0.0, alarm=True)
    without = preview(replace(problem, weights=weights))
    before, after = _partners(solution), _partners(without)
    moved = sum(before.get(key) != after.get(key) for key in problem.keys) / len(problem.keys)
    return Sensitivity(
        without=tuple(name.value for name in counted),
        moved=moved,
        matched_change=without.objective.matched - solution.objective.matched,
        worst_off_change=(without.objective.worst_off - solution.objective.worst_off) / SCALE,
        mean_own_side_change=_mean(without) - _mean(solution),
        alarm=moved > LARGE_CHANGE,
    )


def _partners(solution: Solution) -> dict[str, frozenset[tuple[int, str]]]:
    found: dict[str, set[tuple[int, str]]] = {}
    for group in solution.partnerships:
        for key in group.members:
            others = {(group.round, other) for other in group.members if other != key}
            found.setdefault(key, set()).update(others)
    return {key: frozenset(others) for key, others in found.items()}


def _mean(solution: Solution) -> float:
    sides = [side.value for group in solution.partnerships for side in group.own_sides]
    return sum(sides) / len(sides) / SCALE if sides else 0.0
