"""Solutions as JSON and back, following the dataclasses' own types."""

import json
import types
from dataclasses import MISSING, asdict, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from colead_matching.solution import VERSION, Solution


def to_json(solution: Solution) -> str:
    """Writes a solution with sorted names and no spaces."""
    return json.dumps(asdict(solution), sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Solution:
    """Reads a solution; another version or a wrong shape is refused with a ValueError."""
    document = json.loads(text)
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ValueError(f"This is not a solution of version {VERSION}.")
    solution: Solution = _read(Solution, document)
    return solution


def _read(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        return _read_object(kind, value)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read(arguments[0], value)
    if origin is tuple:
        return _read_tuple(arguments, value)
    if origin is Literal:
        return _expect(value in arguments, value)
    return _expect(type(value) is kind, value)


def _read_object(kind: Any, value: Any) -> Any:
    names = {field.name for field in fields(kind)}
    asked = {field.name for field in fields(kind) if field.default is MISSING}
    _expect(isinstance(value, dict) and asked <= value.keys() <= names, value)
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], given) for name, given in value.items()})


def _read_tuple(arguments: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    _expect(isinstance(value, list), value)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_read(arguments[0], item) for item in value)
    _expect(len(value) == len(arguments), value)
    return tuple(_read(kind, item) for kind, item in zip(arguments, value, strict=True))


def _expect(fits: bool, value: Any) -> Any:
    if not fits:
        raise ValueError(f"This does not belong in a solution: {json.dumps(value)[:80]}")
    return value
