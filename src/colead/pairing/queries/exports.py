"""A round as a file that outsiders can check: no name, no text, no cause of a rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from colead.pairing.frozen import thaw
from colead.pairing.models import Round
from colead_matching import SCALE, Criterion, Problem
from colead_matching.scores import Scores, score

CRITERIA = tuple(criterion.value for criterion in Criterion)


def verifiable(found: Round) -> Iterator[str]:
    """Write, piece by piece, the pairs that may meet with their values, then the solution.

    Pairs that may not meet are simply absent, whatever the reason. One row a pair: the two people's
    places in `people`, the value, what each gets, and what each criterion adds.
    """
    problem = thaw(found.inputs["problem"])
    opening = _compact(_about(found, problem))
    yield f'{opening[:-1]},"allowed":['
    separator = "\n"
    for row in _allowed(score(problem)):
        yield separator + _compact(row)
        separator = ",\n"
    yield f'\n],"solution":{_compact(_solution(found))}}}\n'


def _about(found: Round, problem: Problem) -> dict[str, Any]:
    return {
        "round": found.number, "scale": SCALE, "seed": problem.seed, "engine": found.engine,
        "digest": found.digest, "people": list(problem.keys),
        "weights": {criterion.value: problem.weights.of(criterion) for criterion in Criterion},
        "locks": sorted(sorted(pair) for pair in problem.locks),
        "columns": ["one", "other", "value", "one_gets", "other_gets", *CRITERIA],
    }  # fmt: skip


def _allowed(scores: Scores) -> Iterator[list[int]]:
    size = len(scores.keys)
    for i in range(size):
        for j in range(i + 1, size):
            if scores.allowed[i, j]:
                sides = (int(scores.sides[i, j]), int(scores.sides[j, i]))
                parts = (int(scores.parts[criterion][i, j]) for criterion in Criterion)
                yield [i, j, int(scores.values[i, j]), *sides, *parts]


def _solution(found: Round) -> dict[str, Any]:
    # Which rule took a person's partners away would name a cause.
    left_out = [{**row, "removals": []} for row in found.solution["left_out"]]
    return {**found.solution, "left_out": left_out}


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
