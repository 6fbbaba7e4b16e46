"""Hours of one's own week as hours of the UTC week, for comparing people across time zones."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

HOURS = 168


def utc_hours(local_hours: Iterable[int], time_zone: str, *, in_week_of: date) -> frozenset[int]:
    """Give the hours of the UTC week (Monday 00:00 is 0) that lie wholly in the local free hours.

    Offsets are those of the Wednesday of that week, so that clock changes at weekends do not matter.
    In zones off by half an hour, a UTC hour counts when both local hours that it touches are free.
    """
    shift, part = divmod(_offset_minutes(time_zone, in_week_of), 60)
    free = set(local_hours)
    return frozenset(
        hour
        for hour in range(HOURS)
        if (hour + shift) % HOURS in free and (not part or (hour + shift + 1) % HOURS in free)
    )


@lru_cache(maxsize=1024)
def _offset_minutes(time_zone: str, day: date) -> int:
    wednesday = day + timedelta(days=2 - day.weekday())
    noon = datetime(wednesday.year, wednesday.month, wednesday.day, 12, tzinfo=zoneinfo.ZoneInfo(time_zone))
    offset = noon.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
