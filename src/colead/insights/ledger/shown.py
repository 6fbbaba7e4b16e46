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


@dataclass(frozen=True)
class ScaleChange:
    """How much people differ from before on one scale, in its points, rounded to a tenth."""

    title: str
    least: int  # of the scale
    most: int
    before: float
    after: float
    change: float
    low: float
    high: float


@dataclass(frozen=True)
class Change:
    """How much the same people differ from before: over all scales together, then on each that may be told."""

    people: int
    rows: int
    wave: str = ""
    whole: ScaleChange | None = None
    size: float | None = None  # of the change of all scales together, in standard deviations (d_av)
    size_low: float | None = None
    size_high: float | None = None
    parts: tuple[ScaleChange, ...] = ()

    @property
    def figures(self) -> tuple[ScaleChange, ...]:
        """Give all of them, the whole first."""
        return (self.whole, *self.parts) if self.whole else self.parts


@dataclass(frozen=True)
class Score:
    """Promoters less detractors, from -100 to 100; the shares behind it where none is of a small group."""

    people: int
    rows: int
    wave: str = ""
    score: int | None = None
    low: int | None = None
    high: int | None = None
    promoters: int | None = None
    passives: int | None = None
    detractors: int | None = None


Shown = Share | Kinds | Staying | Change | Score
FORMS: dict[str, type[Shown]] = {
    "share": Share, "kinds": Kinds, "staying": Staying, "change": Change, "score": Score,
}  # fmt: skip


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
    if kind == "change":
        whole = ScaleChange(**kept["whole"]) if kept["whole"] else None
        scales = tuple(ScaleChange(**one) for one in kept["parts"])
        return Change(**{**kept, "whole": whole, "parts": scales})
    return Score(**kept) if kind == "score" else Share(**kept)
