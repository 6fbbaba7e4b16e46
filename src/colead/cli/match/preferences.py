"""`colead match --preferences`: preference lists in as JSON, a matching out as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from colead_matching import ProblemError
from colead_matching.preferences import assign, roommates
from colead_matching.preferences.names import shown

FIELDS = {"preferences"}, {"residents", "hospitals", "capacities", "optimal"}


def run_preferences(text: str) -> str:
    """Returns the answer to a question in JSON; a question that makes no sense is refused."""
    question = _object(_read(text), "The input")
    if not any(set(question) <= fields for fields in FIELDS):
        known = FIELDS[0] | FIELDS[1]
        unknown = sorted(set(question) - known)
        if unknown:
            raise ProblemError(f"The input has {shown(unknown[0])}, which means nothing here.")
        raise ProblemError('The input mixes "preferences" with "residents" and "hospitals".')
    answer = _roommates(question) if "preferences" in question else _hospitals(question)
    return json.dumps(answer)


def _roommates(question: dict[str, Any]) -> dict[str, Any]:
    found = roommates(_lists(question, "preferences"))
    if found.stable:
        return {"pairs": found.pairs, "status": "stable", "blocking_pairs": []}
    fewest = {"pairs": found.pairs, "blocking_pairs": found.blocking, "proven": found.proven}
    return {"pairs": None, "status": "none", "fewest_blocking": fewest}


def _hospitals(question: dict[str, Any]) -> dict[str, Any]:
    matching = assign(
        _lists(question, "residents"),
        _lists(question, "hospitals"),
        _object(question.get("capacities", {}), '"capacities"'),
        _optimal(question),
    )
    return {"matching": matching}


def _optimal(question: dict[str, Any]) -> Any:
    optimal = question.get("optimal", "resident")
    if not isinstance(optimal, str):
        raise ProblemError('"optimal" must be "resident" or "hospital".')
    return optimal


def _read(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except ProblemError:
        raise
    except json.JSONDecodeError as error:
        raise ProblemError(
            f"The input is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except (ValueError, RecursionError):
        raise ProblemError(
            "The input is not JSON that can be read: a number is too long, or lists too deep."
        ) from None


def _once(members: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in members:
        if name in found:
            raise ProblemError(f"{shown(name)} is in the input twice.")
        found[name] = value
    return found


def _no_number(constant: str) -> None:
    raise ProblemError(f"The input has {constant}, which is no number.")


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ProblemError(f"{what} must be an object in braces.")
    return value


def _lists(question: dict[str, Any], field: str) -> dict[str, list[str]]:
    if field not in question:
        raise ProblemError(f'The input has no "{field}".')
    lists = _object(question[field], f'"{field}"')
    for owner, names in lists.items():
        if not isinstance(names, list):
            raise ProblemError(f"The preferences of {shown(owner)} must be a list of names.")
        if not set(map(type, names)) <= {str}:
            raise ProblemError(f"The preferences of {shown(owner)} hold something that is no name.")
    return lists
