"""An instrument as a file that `reading` reads: what is left empty is left out."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from colead.surveys.instruments.parts import Instrument


def as_data(instrument: Instrument) -> dict[str, Any]:
    """Give its fields."""
    return _without_gaps({"schema": 1, **asdict(instrument)})


def as_file(instrument: Instrument) -> str:
    """Give it as JSON."""
    return json.dumps(as_data(instrument), indent=2, ensure_ascii=False) + "\n"


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing, in every table; `low = 0` says something where there is a `high`."""
    kept = {name: _cleaned(value) for name, value in data.items() if value not in ("", (), {}, None)}
    if kept.get("kind") == "text":
        kept = {"id": kept["id"], "kind": "text"}
    return {name: value for name, value in kept.items() if value is not False or name == "validated"}


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_gaps(value)
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return value
