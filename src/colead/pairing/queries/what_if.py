"""What a round would be with other weights, worked out while somebody moves a slider; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from colead.pairing.frozen import solution_of, thaw
from colead.pairing.models import Round
from colead.pairing.queries.explanations import percent_of
from colead_matching import Circles, Format, NearPeer, Peers, Solution, Weights, compare, preview

# More people would take longer than a hand waits for.
MOST_PEOPLE: dict[type[Format], int] = {Peers: 5_000, NearPeer: 400, Circles: 24}


@dataclass(frozen=True)
class Outcome:
    """The figures that can be compared whatever the weights are; own sides are of 100."""

    matched: int
    worst_off: int
    mean: int
    blocking: int


@dataclass(frozen=True)
class WhatIf:
    """The round as it is and as it would be."""

    now: Outcome
    then: Outcome
    kept: int
    changed: int


def what_if(found: Round, weights: Mapping[str, int]) -> WhatIf | None:
    """Work a round out with other weights; nothing where it has too many people for that. No query."""
    problem, before = thaw(found.inputs["problem"]), solution_of(found.solution)
    if len(problem.people) > MOST_PEOPLE.get(type(problem.format), 0):
        return None
    after = preview(replace(problem, weights=Weights.from_mapping(weights)))
    change = compare(before, after)
    return WhatIf(_outcome(before), _outcome(after), kept=len(change.kept), changed=len(change.new))


def _outcome(solution: Solution) -> Outcome:
    sides = [side.value for group in solution.partnerships for side in group.own_sides]
    return Outcome(
        matched=solution.objective.matched,
        worst_off=percent_of(solution.objective.worst_off),
        mean=percent_of(sum(sides) // len(sides)) if sides else 0,
        blocking=solution.blocking_total,
    )
