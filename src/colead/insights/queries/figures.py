"""What readers outside a cohort see: its latest release and nothing newer or finer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from colead.insights.models import Release
from colead.insights.queries.stages import FUNNEL, Stage
from colead.programmes.models import Cohort


@dataclass(frozen=True)
class Figure:
    """A released count of people in one or several stages shown together."""

    stages: tuple[Stage, ...]
    people: int
    percent: int


@dataclass(frozen=True)
class FunnelFigure:
    """Everybody who came at least this far; None where the release does not tell."""

    name: str
    people: int | None
    percent: int | None


@dataclass(frozen=True)
class Figures:
    """A release, ready to read."""

    on: date
    everybody: int
    funnel: tuple[FunnelFigure, ...]
    parts: tuple[Figure, ...]

    @property
    def merged(self) -> bool:
        """Tell whether stages had to be shown together."""
        return any(len(part.stages) > 1 for part in self.parts)


def latest_figures(cohort: Cohort) -> Figures | None:
    """Give the latest release; one query."""
    release = Release.objects.filter(cohort=cohort).first()
    return _read(release) if release else None


def _read(release: Release) -> Figures:
    blocks = {frozenset(map(Stage, row["cells"])): int(row["people"]) for row in release.blocks}
    everybody = sum(blocks.values())
    return Figures(
        on=release.on,
        everybody=everybody,
        funnel=tuple(_step(name, frozenset(stages), blocks, everybody) for name, stages in FUNNEL.items()),
        parts=tuple(
            Figure(tuple(s for s in Stage if s in cells), people, _percent(people, everybody))
            for cells, people in sorted(blocks.items(), key=lambda item: min(map(list(Stage).index, item[0])))
        ),
    )


def _step(
    name: str, stages: frozenset[Stage], blocks: dict[frozenset[Stage], int], everybody: int
) -> FunnelFigure:
    inside = [cells for cells in blocks if cells <= stages]
    if frozenset().union(*inside) != stages:
        return FunnelFigure(name, None, None)  # a block reaches over the edge of this step
    people = sum(blocks[cells] for cells in inside)
    return FunnelFigure(name, people, _percent(people, everybody))


def _percent(people: int, everybody: int) -> int:
    return round(100 * people / everybody) if everybody else 0
