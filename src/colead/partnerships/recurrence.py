"""The days of a series: one hour of somebody's clock every so many days. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from colead.partnerships.slots import NoSuchTime, instant_of

MOST = 26  # half a year of weeks


@dataclass(frozen=True)
class DaysOff:
    """Days on which somebody does not meet, both included, and what to say about them."""

    first_day: date
    last_day: date
    why: str


@dataclass(frozen=True)
class Occurrence:
    """One day of a series; without an instant where the clock skips the hour, or shows it twice, on that day."""

    day: date
    starts_at: datetime | None
    off: str = ""  # why not on this day


def occurrences(
    first: date, clock: time, zone: str, *, every_days: int, until: date, off: Collection[DaysOff] = ()
) -> tuple[Occurrence, ...]:
    """List the days from the first one until the last that may be, days off among them, at most `MOST`."""
    found: list[Occurrence] = []
    day = first
    while day <= until and len(found) < MOST:
        why = next((days.why for days in off if days.first_day <= day <= days.last_day), "")
        found.append(Occurrence(day, instant_or_none(day, clock, zone), why))
        day += timedelta(days=every_days)
    return tuple(found)


def instant_or_none(day: date, clock: time, zone: str) -> datetime | None:
    """Give the instant at which the clock shows that hour; nothing where it does so never, or twice."""
    try:
        return instant_of(day, clock, zone)
    except NoSuchTime:
        return None
