"""What a reader may see of a metric: counts, shares and curves, as coarse as they have to be."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Share:
    """How many of the rows it is true of, in per cent; where one side is a small group, only that it is a small one."""

    people: int
    rows: int
    percent: int | None = None
    low: int | None = None
    high: int | None = None
    over: int | None = None  # "more than … per cent", where too few are on the other side
    under: int | None = None


@dataclass(frozen=True)
class Part:
    """Kinds that are shown together, and their share of the rows."""

    kinds: tuple[str, ...]
    percent: int


@dataclass(frozen=True)
class Kinds:
    """How rows fall into kinds, the largest first; kinds of few people are one part."""

    people: int
    rows: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Point:
    """How many per cent are still there after so many days."""

    day: int
    percent: int
    low: int
    high: int


@dataclass(frozen=True)
class Staying:
    """A curve, at the days at which it does not show a small group."""

    people: int
    rows: int
    points: tuple[Point, ...] = ()
    few_left: bool = False  # fewer than a group have left: too few for a curve


Shown = Share | Kinds | Staying
FORMS: dict[str, type[Share | Kinds | Staying]] = {"share": Share, "kinds": Kinds, "staying": Staying}


def as_json(shown: Shown) -> dict[str, Any]:
    """Give it as the ledger keeps it."""
    return asdict(shown)


def from_json(kind: str, kept: dict[str, Any]) -> Shown:
    """Read it as the ledger kept it."""
    if kind == "kinds":
        parts = tuple(Part(tuple(part["kinds"]), part["percent"]) for part in kept["parts"])
        return Kinds(kept["people"], kept["rows"], parts)
    if kind == "staying":
        return Staying(
            kept["people"], kept["rows"], tuple(Point(**one) for one in kept["points"]), kept["few_left"]
        )
    return Share(**kept)
