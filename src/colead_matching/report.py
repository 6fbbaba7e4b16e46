"""Everything that is said of a round beside its solution, worked out from the problem and who meets whom."""

from dataclasses import asdict, dataclass
from typing import Any

from colead_matching.envy import Envy, envy
from colead_matching.fairness import Fairness, fairness
from colead_matching.finding import Finding
from colead_matching.problem import Problem
from colead_matching.sensitivity import Sensitivity, sensitivity
from colead_matching.solution import Solution

MOST_SOLVED_AGAIN = 4_000
"""Larger rounds are not solved again without the proxies."""


@dataclass(frozen=True)
class Report:
    """Holds envy, the fairness table and what changes without proxies."""

    envy: Envy | None
    fairness: Fairness
    sensitivity: Sensitivity | None


def report(problem: Problem, solution: Solution, floor: float = 0.0) -> Report:
    """Reports on a round; `floor` is the least acceptable own side, from 0 to 1."""
    again = len(problem.people) <= MOST_SOLVED_AGAIN
    return Report(
        envy=envy(problem, solution),
        fairness=fairness(problem, solution, floor),
        sensitivity=sensitivity(problem, solution) if again else None,
    )


def as_document(found: Report) -> dict[str, Any]:
    """Returns a report as JSON holds it."""
    return asdict(found)


def verify_report(
    problem: Problem, solution: Solution, stated: dict[str, Any], floor: float = 0.0
) -> list[Finding]:
    """Works a report out again, and returns what is said otherwise."""
    true = _plain(as_document(report(problem, solution, floor)))
    claims = _plain(stated)
    if not isinstance(claims, dict):
        return [Finding("report", "The report is not one.")]
    return [
        Finding(f"report_{part}", f"The part of the report on {part} is not what the round says.")
        for part in sorted(true.keys() | claims.keys())
        if true.get(part) != claims.get(part)
    ]


def _plain(value: Any) -> Any:
    """Returns tuples as lists and decimals rounded, as they come back from JSON."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return round(value, 9) if isinstance(value, float) else value
