"""A result as JSON or as lines."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from colead_measurement import Estimate


def as_json(result: Estimate) -> str:
    """Write a result as JSON; what is open or infinite is null."""
    return json.dumps(_plain(asdict(result)), ensure_ascii=False, allow_nan=False)


def as_lines(result: Estimate) -> str:
    """Write a result a number a line, each with the way to it."""
    return "\n".join(f"{name}: {value}" for name, value in _lines("", _plain(asdict(result))))


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


def _lines(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _lines(f"{path}.{name}" if path else name, one)
    elif isinstance(value, list) and value:
        for i, one in enumerate(value, 1):
            yield from _lines(f"{path}.{i}", one)
    elif value not in (None, []):
        yield path, f"{value:.6g}" if isinstance(value, float) else str(value)
