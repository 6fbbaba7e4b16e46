"""A round as a file that outsiders can check: no name, no text, no cause of a rule."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from colead.pairing.frozen import thaw
from colead.pairing.models import Round
from colead_matching.criterion import Criterion
from colead_matching.scale import SCALE
from colead_matching.scores import score


def verifiable(found: Round) -> dict[str, Any]:
    """Give the pairs that may meet with what each side gets and each criterion's part, and the solution.

    Pairs that may not meet are simply absent, whatever the reason.
    """
    problem = thaw(found.inputs["problem"])
    scores = score(problem)
    keys = problem.keys
    allowed = [
        {
            "pair": [keys[i], keys[j]],
            "value": int(scores.values[i, j]),
            "own_sides": [int(scores.sides[i, j]), int(scores.sides[j, i])],
            "parts": {criterion.value: int(part[i, j]) for criterion, part in scores.parts.items()},
        }
        for i, j in combinations(range(len(keys)), 2)
        if scores.allowed[i, j]
    ]
    # Which rule took a person's partners away would name a cause.
    left_out = [{**row, "removals": []} for row in found.solution["left_out"]]
    return {
        "round": found.number, "scale": SCALE, "seed": problem.seed, "digest": found.digest, "people": list(keys),
        "weights": {criterion.value: problem.weights.of(criterion) for criterion in Criterion},
        "locks": sorted(sorted(pair) for pair in problem.locks), "allowed": allowed, "solution": {**found.solution, "left_out": left_out},
    }  # fmt: skip
