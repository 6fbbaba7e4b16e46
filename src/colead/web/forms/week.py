"""The week as one ticks it: hours by day, quick choices, time zone."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import cached_property

from colead.pairing.models import Profile
from colead.pairing.week import HOURS, QUICK, is_place, places_with_zones

USUAL = range(7, 20)
OTHER = (*range(7), *range(20, 24))


@dataclass(frozen=True)
class Hour:
    """One hour of one day in the grid."""

    number: int
    label: str
    free: bool


@dataclass(frozen=True)
class HourRow:
    """The same hour of all seven days."""

    label: str
    hours: tuple[Hour, ...]


@dataclass(frozen=True)
class QuickChoice:
    """A button that ticks many hours, or unticks them where all are ticked."""

    code: str
    name: str
    on: bool


class WeekForm:
    """What the page of the week shows and sends."""

    def __init__(self, profile: Profile, zone: str, data: QueryDict | None) -> None:
        self.data = data
        self.saved_zone = zone if is_place(zone) else ""
        self.zone = self.saved_zone if data is None else data.get("time_zone", "")
        self.free = set(profile.free_hours) if data is None else _hours(data.getlist("hour"))

    def marks(self) -> dict[str, str]:
        """Give what the page sends along to tell later what was changed on it."""
        return {"was-hour": ",".join(map(str, sorted(self.free))), "was-time_zone": self.zone}

    def changes(self) -> tuple[set[int], set[int]]:
        """Give the hours that were ticked and unticked, a quick choice included."""
        data = self.data or QueryDict()
        was = _hours(data.get("was-hour", "").split(","))
        _name, quick = QUICK.get(data.get("stay", ""), ("", frozenset()))
        wanted = self.free - quick if quick <= self.free else self.free | quick
        return wanted - was, was - wanted

    def changed_zone(self) -> str:
        """Give the time zone where the person chose another one."""
        return self.zone if self.data and self.zone != self.data.get("was-time_zone", "") else ""

    @property
    def zones(self) -> dict[str, list[tuple[str, str]]]:
        """List the zones by region, each with a name to read."""
        return {
            region: [(zone, zone.partition("/")[2].replace("_", " ")) for zone in zones]
            for region, zones in places_with_zones().items()
        }

    @property
    def time_there(self) -> str:
        """Tell what time it is in the chosen zone, so that a wrong one is noticed."""
        return (
            f"{timezone.localtime(timezone=zoneinfo.ZoneInfo(self.zone)):%H:%M}"
            if is_place(self.zone)
            else ""
        )

    @property
    def quick(self) -> list[QuickChoice]:
        """List the quick choices."""
        return [QuickChoice(code, str(name), hours <= self.free) for code, (name, hours) in QUICK.items()]

    @cached_property
    def days(self) -> list[tuple[str, str]]:
        """Name the days, short and long."""
        return [(str(WEEKDAYS_ABBR[day]), str(WEEKDAYS[day])) for day in range(7)]

    @property
    def usual(self) -> list[HourRow]:
        """List the hours in which most people work."""
        return [self._row(hour) for hour in USUAL]

    @property
    def other(self) -> list[HourRow]:
        """List the early and late hours."""
        return [self._row(hour) for hour in OTHER]

    @property
    def other_free(self) -> int:
        """Count the early and late hours that are ticked."""
        return sum(hour % 24 in OTHER for hour in self.free)

    def _row(self, hour: int) -> HourRow:
        label = f"{hour:02}:00"
        numbers = [24 * day + hour for day in range(7)]
        return HourRow(
            label, tuple(Hour(n, f"{self.days[n // 24][1]} {label}", n in self.free) for n in numbers)
        )


def _hours(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal() and len(text) < 4 and int(text) < HOURS}
