"""What a circle is worth.

A member's own side is the share of their needs, weighted by urgency, that the best of the others meets.
The needs count as the mean own side of those who ask for something; every other criterion as its mean
over all pairs of the circle, rounded down to a step. The objective's total counts a circle's value once
for each member, so that circles of different sizes count alike.
"""

from collections.abc import Sequence
from itertools import combinations

from colead_matching.arrays import Ints
from colead_matching.criterion import Criterion
from colead_matching.problem import Problem
from colead_matching.scale import STEPS, TOP_LEVEL, UNIT


def member_sides(problem: Problem, members: Sequence[int]) -> list[int]:
    """Returns every member's own side, in units."""
    return [UNIT * _steps(problem, one, [other for other in members if other != one]) for one in members]


def _steps(problem: Problem, one: int, others: Sequence[int]) -> int:
    needs = problem.people[one].needs
    asked = sum(needs.values())
    if not asked:
        return 0
    met = sum(
        urgency * max((problem.people[other].strengths.get(code, 0) for other in others), default=0)
        for code, urgency in needs.items()
    )
    return STEPS * met // (TOP_LEVEL * asked)


def circle_parts(
    problem: Problem, pair_parts: dict[Criterion, Ints], members: Sequence[int]
) -> dict[Criterion, int]:
    """Returns what every criterion adds to a circle's value; `pair_parts` are those of pairs."""
    two = list(combinations(sorted(members), 2))
    found: dict[Criterion, int] = {}
    for criterion, matrix in pair_parts.items():
        weight = problem.weights.of(criterion)
        if criterion is Criterion.NEEDS:
            asking = [i for i in range(len(members)) if problem.people[members[i]].needs]
            sides = member_sides(problem, members)
            mean = sum(sides[i] // UNIT for i in asking) // len(asking) if asking else 0
            found[criterion] = weight * UNIT * mean
        else:
            steps = sum(int(matrix[a, b]) for a, b in two) // max(weight * UNIT, 1)
            found[criterion] = weight * UNIT * (steps // len(two))
    return found
