"""What a programme's design consists of, said by the areas that hold it.

Each area registers its part from its `apps.py`, so that saving, reading and beginning know of every part that exists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from colead.people.models import Person
from colead.programmes.models import Programme

Apply = Callable[[Programme, Any, Person, datetime], None]


@dataclass(frozen=True)
class TemplatePart:
    """One part of a design: how it is read off a programme, what can be wrong with it, how a programme gets it."""

    name: str
    label: str | Promise
    read: Callable[[Programme], Any]
    problems: Callable[[Any], list[str]]
    apply: Apply


_parts: dict[str, TemplatePart] = {}


def register_template_parts(*parts: TemplatePart) -> None:
    """Add parts; from an area's `apps.py`, in the order in which they are applied."""
    _parts.update({part.name: part for part in parts})


def template_parts() -> tuple[TemplatePart, ...]:
    """Give every part, those of earlier areas first."""
    return tuple(_parts.values())
