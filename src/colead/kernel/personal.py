"""What is held about a person, said by the areas that hold it.

Each area registers its tables from its `holdings.py`. The page about one's own data, the export and erasure
all read this one list, so that none of them can know of a table that the others have forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

Text = str | Promise


class Someone(Protocol):
    """Whoever data can be about."""

    key: str
    email: str
    name: str

    @property
    def pk(self) -> Any: ...


class Fate(Enum):
    """What becomes of rows when the person they are about is erased."""

    GONE = "gone"
    NAMELESS = "nameless"  # the row stays, and names nobody any more
    SHARED = "shared"  # the row belongs to others as well, and stays theirs


Rows = Callable[[Someone], QuerySet[Any]]


@dataclass(frozen=True)
class Holding:
    """One table's rows about a person: what for, for how long, for whose eyes, and what erasure does."""

    name: str  # of its table in the export
    model: type[Model]
    rows: Rows
    shown: tuple[str, ...]  # fields, or lookups, that the export gives
    label: Text
    why: Text
    kept: Text
    seen_by: Text
    fate: Fate = Fate.GONE
    because: Text = ""  # why rows stay, where they do
    consent_at: str = ""  # where consent is the basis: the name of the address at which it is taken back
    spelled_out: bool = False  # short enough to stand on the page itself

    def __post_init__(self) -> None:
        if self.fate is not Fate.GONE and not self.because:
            raise ValueError(f"{self.name}: what stays after erasure needs a reason that people can read")


Eraser = Callable[[Someone, datetime], None]
Obstacle = Callable[[Someone], Text | None]

_holdings: dict[str, Holding] = {}
_exceptions: dict[str, str] = {}
_erasers: list[Eraser] = []
_obstacles: list[Obstacle] = []


def owned_by(model: type[Model], *paths: str) -> Rows:
    """Give the rows of `model` that lead to a person by one of these lookups."""

    def rows(person: Someone) -> QuerySet[Any]:
        mine = Q()
        for path in paths:
            mine |= Q(**{path: person.pk})
        return model._default_manager.filter(mine).order_by("pk").distinct()

    return rows


def register(*holdings: Holding) -> None:
    """Add what an area holds; from its `holdings.py`, when the app is ready."""
    _holdings.update({holding.name: holding for holding in holdings})


def register_exception(label: str, reason: str) -> None:
    """Name a model, "app.Model", whose rows lead to a person and yet are not held about them."""
    _exceptions[label] = reason


def before_erasure(eraser: Eraser) -> Eraser:
    """Let an area do what deleting rows does not: end, notify, blank. Later areas go first."""
    if eraser not in _erasers:
        _erasers.append(eraser)
    return eraser


def unless(obstacle: Obstacle) -> Obstacle:
    """Let an area say why a person cannot be erased yet, in a sentence that says what to do first."""
    if obstacle not in _obstacles:
        _obstacles.append(obstacle)
    return obstacle


def holdings() -> tuple[Holding, ...]:
    """Give everything that may be held about somebody, in the order of the areas."""
    return tuple(_holdings.values())


def exceptions() -> dict[str, str]:
    """Give the models that lead to a person and are not held about them, each with its reason."""
    return dict(_exceptions)


def obstacles(person: Someone) -> list[Text]:
    """Say what has to be done before the person can be erased; nothing is the rule."""
    return [sentence for obstacle in _obstacles if (sentence := obstacle(person)) is not None]


def erase_rows(person: Someone, *, at: datetime) -> dict[str, int]:
    """Erase what every area holds, later areas first, in the caller's transaction; gives how many rows went."""
    for eraser in reversed(_erasers):
        eraser(person, at)
    return {holding.name: _delete(holding, person) for holding in _fated(Fate.GONE)}


def _fated(fate: Fate) -> Iterator[Holding]:
    return (holding for holding in reversed(holdings()) if holding.fate is fate)


def _delete(holding: Holding, person: Someone) -> int:
    found = holding.model._default_manager.filter(pk__in=holding.rows(person).values("pk"))
    count = found.count()
    found.delete()
    return count
