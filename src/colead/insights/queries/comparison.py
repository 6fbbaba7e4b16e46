"""A cohort beside the one before it: exact roster counts for its coordinator. Never a claim about an effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from colead.insights.queries.stages import FUNNEL, Stage, count_stages
from colead.programmes.models import Cohort


@dataclass(frozen=True)
class Side:
    """One of two cohorts."""

    key: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Line:
    """How many came at least this far in each, and how many of 100 invited that is."""

    name: str
    people: int
    percent: int
    people_before: int
    percent_before: int


@dataclass(frozen=True)
class Comparison:
    """Two cohorts of a programme; without `before`, there is nothing to compare with yet."""

    before: Side | None
    lines: tuple[Line, ...] = ()


def beside_the_last(cohort: Cohort) -> Comparison:
    """Answer "is this going as it went last time?"; three queries."""
    earlier = Cohort.objects.filter(programme=cohort.programme_id, starts_on__lt=cohort.starts_on).first()
    if earlier is None:
        return Comparison(None)
    now, then = count_stages(cohort), count_stages(earlier)
    side = Side(earlier.key, earlier.name, earlier.starts_on, earlier.ends_on)
    return Comparison(side, tuple(_line(name, stages, now, then) for name, stages in FUNNEL.items()))


def _line(name: str, stages: tuple[Stage, ...], now: dict[Stage, int], then: dict[Stage, int]) -> Line:
    people, people_before = (sum(counts[stage] for stage in stages) for counts in (now, then))
    return Line(name, people, _percent(people, now), people_before, _percent(people_before, then))


def _percent(people: int, counts: dict[Stage, int]) -> int:
    everybody = sum(counts.values())
    return round(100 * people / everybody) if everybody else 0
