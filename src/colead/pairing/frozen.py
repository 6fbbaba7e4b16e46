"""Problems as JSON and back: what a round keeps, so that it can be explained and verified later."""

from __future__ import annotations

import json
from typing import Any

from colead_matching import Format, Person, Problem, Rules, Solution, Weights, pair
from colead_matching.canonical import FORMAT_NAMES, canonical_json


def freeze(problem: Problem) -> dict[str, Any]:
    """Write a problem down, groups of the fairness report included."""
    document: dict[str, Any] = json.loads(canonical_json(problem))
    for row in document["people"]:
        row["groups"] = dict(problem.person[row["key"]].groups)
    return document


def thaw(document: dict[str, Any]) -> Problem:
    """Read a problem that `freeze` wrote; its digest is the same."""
    rules = dict(document["rules"])
    rules["not_available"] = frozenset(pair(*two) for two in rules["not_available"])
    return Problem(
        competencies=frozenset(document["competencies"]),
        people=tuple(_person(row) for row in document["people"]),
        rules=Rules(**rules),
        weights=Weights(**document["weights"]),
        locks=frozenset(pair(*two) for two in document["locks"]),
        forbidden=frozenset(pair(*two) for two in document["forbidden"]),
        seed=document["seed"],
        format=_format(document["format"]),
        history=frozenset(pair(*two) for two in document["history"]),
    )


def _format(document: dict[str, Any]) -> Format:
    kinds = {name: kind for kind, name in FORMAT_NAMES.items()}
    return kinds[document["kind"]](**{name: value for name, value in document.items() if name != "kind"})


def solution_of(document: dict[str, Any]) -> Solution:
    """Read a solution that a round keeps."""
    return Solution.from_json(json.dumps(document))


def _person(row: dict[str, Any]) -> Person:
    sets = {name: frozenset(row[name]) for name in ("hours", "languages", "interests", "line", "roles")}
    style = tuple(row["style"]) if row["style"] else None
    meaning = tuple(row["meaning"]) if row["meaning"] else None
    least, most = row["capacity"]
    lists = {"style": style, "meaning": meaning, "capacity": (least, most), "wishes": tuple(row["wishes"])}
    return Person(**{**row, **sets, **lists})
