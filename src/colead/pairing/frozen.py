"""Problems as JSON and back: what a round keeps, so that it can be explained and verified later."""

from __future__ import annotations

import json
from typing import Any

from colead_matching import Problem, Solution
from colead_matching.canonical import canonical_json, read_problem


def freeze(problem: Problem) -> dict[str, Any]:
    """Write a problem down, groups of the fairness report included."""
    document: dict[str, Any] = json.loads(canonical_json(problem))
    for row in document["people"]:
        row["groups"] = dict(problem.person[row["key"]].groups)
    return document


def thaw(document: dict[str, Any]) -> Problem:
    """Read a problem that `freeze` wrote; its digest is the same."""
    return read_problem(document)


def solution_of(document: dict[str, Any]) -> Solution:
    """Read a solution that a round keeps."""
    return Solution.from_json(json.dumps(document))
