"""`colead match --graph`: a weighted graph in as JSON, its best matching out as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from colead.cli.match.document import read_object
from colead.cli.match.numbers import is_number, shared_scale, whole, written
from colead_matching import ProblemError
from colead_matching.graphs import Edge, match_graph

FIELDS = {"edges", "objective", "max_cardinality"}
SHAPE = "an edge is a list of two ids and a weight"


def run_graph(text: str) -> str:
    """Answer a question in JSON; one that makes no sense is refused."""
    question = read_object(text, FIELDS)
    objective = question.get("objective", "max")
    if objective not in ("max", "min"):
        raise ProblemError('"objective" must be "max" or "min".')
    largest = question.get("max_cardinality", False)
    if not isinstance(largest, bool):
        raise ProblemError('"max_cardinality" must be true or false.')
    edges, scale = _edges(question)
    found = match_graph(edges, objective=objective, max_cardinality=largest)
    answer = {
        "pairs": json.dumps([list(two) for two in found.pairs]),
        "weight": written(found.weight, scale),
        "bound": written(found.bound, scale),
        "status": json.dumps(found.status),
    }
    return "{" + ", ".join(f'"{name}": {value}' for name, value in answer.items()) + "}"


def _edges(question: dict[str, Any]) -> tuple[list[Edge], int]:
    """Return the edges with whole weights, and by what those were multiplied."""
    rows = question.get("edges")
    if not isinstance(rows, list):
        raise ProblemError('The input needs "edges", a list.')
    for number, row in enumerate(rows, start=1):
        _check(number, row)
    scale = shared_scale(row[2] for row in rows)
    return [(_id(u), _id(v), whole(weight, scale)) for u, v, weight in rows], scale


def _check(number: int, row: Any) -> None:
    if not isinstance(row, list) or len(row) != 3:
        raise ProblemError(f"Edge {number} is not one: {SHAPE}.")
    for end in row[:2]:
        if not isinstance(end, str) and not is_number(end):
            raise ProblemError(f"Edge {number} has an id that is neither a number nor a string.")
    if not is_number(row[2]):
        raise ProblemError(f"Edge {number} has a weight that is not a number.")


def _id(end: str | int | Decimal) -> str | int | float:
    return float(end) if isinstance(end, Decimal) else end
