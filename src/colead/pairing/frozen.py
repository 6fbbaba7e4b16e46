"""Problems as JSON and back: what a round keeps, so that it can be explained and verified later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from colead_matching import LeftOut, Partnership, Problem, Solution
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


def under_other_keys(solution: Solution, keys: Mapping[str, str]) -> Solution:
    """Give who meets whom in a solution under the keys of another round; of the proof only the figures stay."""
    return replace(
        solution,
        partnerships=tuple(_renamed(group, keys) for group in solution.partnerships),
        left_out=tuple(LeftOut(keys[left.person], left.reason, left.allowed, ()) for left in solution.left_out),
        blocking=(), before=None,
    )  # fmt: skip


def _renamed(group: Partnership, keys: Mapping[str, str]) -> Partnership:
    return replace(
        group,
        members=tuple(sorted(keys[member] for member in group.members)),
        own_sides=tuple(replace(side, person=keys[side.person]) for side in group.own_sides),
        directions=(), mentor=keys[group.mentor] if group.mentor else None,
    )  # fmt: skip
