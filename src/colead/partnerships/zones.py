"""A time zone as calendars need it (VTIMEZONE): each change of its clocks in the time that matters, by itself.

Libraries write rules or long lists of dates, which readers understand differently; one observance for each change
is the plainest form that RFC 5545 knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

MARGIN = timedelta(days=400)  # so that a year's changes are there on both sides
DAY = timedelta(days=1)


def zone_of(name: str, *, since: datetime, until: datetime) -> Timezone:
    """Describe a zone for whatever happens between two moments."""
    zone, begins = ZoneInfo(name), since - MARGIN
    described = Timezone()
    described.add("TZID", name)
    before = _offset(begins, zone)
    described.add_component(_observance(begins, zone, before))
    for change in _changes(zone, begins, until + MARGIN):
        described.add_component(_observance(change, zone, before))
        before = _offset(change, zone)
    return described


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """Give each instant at which the clocks of a zone change, to the second."""
    at = since.astimezone(UTC)
    while at < until:
        if _offset(at, zone) != _offset(at + DAY, zone):
            yield _when(zone, at, at + DAY)
        at += DAY


def _when(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = _offset(before, zone)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if _offset(middle, zone) == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _observance(at: datetime, zone: ZoneInfo, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    local = at.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    # RFC 5545 3.6.5: the onset is told by the clock as it was until then.
    part.add("DTSTART", (at.astimezone(UTC) + before).replace(tzinfo=None))
    part.add("TZNAME", local.tzname())
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", _offset(at, zone))
    return part


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
