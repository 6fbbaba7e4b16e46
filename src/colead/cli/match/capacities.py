"""`colead match --capacities`: two sides with room for so many in as JSON, their best assignment out."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from colead.cli.match.document import read_object
from colead.cli.match.numbers import is_number, shared_scale, whole, written
from colead_matching import ProblemError
from colead_matching.capacities import assign

FIELDS = {"left", "right", "edges", "capacity", "objective", "max_cardinality"}
Name = str | int | float


def run_capacities(text: str) -> str:
    """Answer a question in JSON; one that makes no sense is refused."""
    question = read_object(text, FIELDS)
    objective = question.get("objective", "max")
    if objective not in ("max", "min"):
        raise ProblemError('"objective" must be "max" or "min".')
    largest = question.get("max_cardinality", False)
    if not isinstance(largest, bool):
        raise ProblemError('"max_cardinality" must be true or false.')
    left, right = _names(question, "left"), _names(question, "right")
    rows = _list(question, "edges")
    for number, row in enumerate(rows, start=1):
        _check_edge(number, row)
    scale = shared_scale(row[2] for row in rows)
    edges = [(_name(a), _name(b), whole(weight, scale)) for a, b, weight in rows]
    capacity = _capacity(question, {*left, *right})
    found = assign(left, right, edges, capacity, objective=objective, max_cardinality=largest)
    answer = {
        "pairs": json.dumps([list(two) for two in found.pairs]),
        "weight": written(found.weight, scale),
        "bound": written(found.bound, scale),
        "status": json.dumps(found.status),
    }
    return "{" + ", ".join(f'"{name}": {value}' for name, value in answer.items()) + "}"


def _list(question: dict[str, Any], field: str) -> list[Any]:
    value = question.get(field)
    if not isinstance(value, list):
        raise ProblemError(f'The input needs "{field}", a list.')
    return value


def _names(question: dict[str, Any], field: str) -> list[Name]:
    names = _list(question, field)
    for number, name in enumerate(names, start=1):
        if not isinstance(name, str) and not is_number(name):
            raise ProblemError(f'Name {number} of "{field}" is neither a number nor a string.')
    return [_name(name) for name in names]


def _name(name: str | int | Decimal) -> Name:
    return float(name) if isinstance(name, Decimal) else name


def _check_edge(number: int, row: Any) -> None:
    if not isinstance(row, list) or len(row) != 3:
        raise ProblemError(f"Edge {number} is not one: an edge is a list of two names and a weight.")
    for end in row[:2]:
        if not isinstance(end, str) and not is_number(end):
            raise ProblemError(f"Edge {number} has a name that is neither a number nor a string.")
    if not is_number(row[2]):
        raise ProblemError(f"Edge {number} has a weight that is not a number.")


def _capacity(question: dict[str, Any], names: set[Name]) -> dict[Name, int]:
    """Return the capacities by name; in JSON, a name that is a number is written as a text here."""
    given = question.get("capacity", {})
    if not isinstance(given, dict):
        raise ProblemError('"capacity" must be an object in braces.')
    texts: dict[str, Name] = {str(name): name for name in names if not isinstance(name, str)}
    found: dict[Name, int] = {}
    for text, room in given.items():
        if type(room) is not int:
            raise ProblemError(f'The capacity of "{text}" must be a whole number.')
        name: Name = text
        if text not in names and text in texts:
            name = texts[text]
        found[name] = room
    return found
