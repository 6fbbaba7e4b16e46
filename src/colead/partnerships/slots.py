"""Times that suit everybody, found from weekly free hours in each one's own time zone. Pure: no clock, no rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOURS = 168  # of a week: Monday 00:00 is 0
STEP = timedelta(minutes=15)  # every offset in use today is a multiple of it
APART = timedelta(days=2)
Span = tuple[datetime, datetime]  # since, until


class NoSuchTime(ValueError):
    """The clock skips this local time, or shows it twice, on that day."""


@dataclass(frozen=True)
class Week:
    """The hours of a usual week in which one person can meet, on that person's own clock."""

    zone: str
    hours: frozenset[int]


def propose(
    weeks: Sequence[Week], *, opens: datetime, minutes: int = 60, days: int = 14, count: int = 3,
    busy: Collection[Span] = (),
) -> tuple[datetime, ...]:  # fmt: skip
    """Propose up to `count` starts within `days` of `opens`, spread over days and hours.

    Everybody is free from start to end, nothing `busy` overlaps, and no clock of theirs changes on the way.
    Where they share no such time there are fewer, or none: then the page says so, and they propose one themselves.
    """
    closes = opens + timedelta(days=days)
    fitting = [
        start
        for start in sorted(set(_starts(weeks, opens, closes)))
        if suits_all(weeks, start, minutes) and not _overlaps(start, minutes, busy)
    ]
    return tuple(sorted(_spread(fitting, ZoneInfo(weeks[0].zone), count)))


def suits_all(weeks: Sequence[Week], start: datetime, minutes: int) -> bool:
    """Tell whether everybody whose week is known is usually free throughout."""
    return all(_suits(week, start, minutes) for week in weeks)


def instant_of(day: date, clock: time, zone: str) -> datetime:
    """Give the instant at which the clocks of a zone show a time; refuses times shown twice or never."""
    naive = datetime.combine(day, clock)
    first, second = (naive.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second or first.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != naive:
        raise NoSuchTime
    return first


def _starts(weeks: Sequence[Week], opens: datetime, closes: datetime) -> Iterator[datetime]:
    """Give every full hour of somebody's clock in which they are free."""
    for week in weeks:
        day = opens.astimezone(ZoneInfo(week.zone)).date()
        for offset in range((closes - opens).days + 1):
            today = day + timedelta(days=offset)
            for hour in range(24):
                if today.weekday() * 24 + hour in week.hours:
                    yield from _within(today, hour, week.zone, opens, closes)


def _within(day: date, hour: int, zone: str, opens: datetime, closes: datetime) -> Iterator[datetime]:
    try:
        start = instant_of(day, time(hour), zone)
    except NoSuchTime:
        return
    if opens <= start < closes:
        yield start


def _suits(week: Week, start: datetime, minutes: int) -> bool:
    """Tell whether the person is free throughout, on a clock that does not change meanwhile."""
    zone = ZoneInfo(week.zone)
    steps = range(0, minutes, int(STEP.total_seconds()) // 60)
    local = [(start + timedelta(minutes=step)).astimezone(zone) for step in steps]
    ends = (start + timedelta(minutes=minutes)).astimezone(zone)
    return (
        ends.utcoffset() == local[0].utcoffset()
        and all(at.weekday() * 24 + at.hour in week.hours for at in local)
        and all(_is_shown_once(at) for at in local)
    )


def _overlaps(start: datetime, minutes: int, busy: Collection[Span]) -> bool:
    return any(start < until and since < start + timedelta(minutes=minutes) for since, until in busy)


def _is_shown_once(at: datetime) -> bool:
    return at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset()


def _spread(fitting: Sequence[datetime], zone: ZoneInfo, count: int) -> list[datetime]:
    """Choose the earliest, then times on other days and at other hours, as far as there are any."""
    chosen: list[datetime] = []
    while len(chosen) < count and (left := [at for at in fitting if at not in chosen]):
        chosen.append(max(left, key=lambda at: (_distance(at, chosen, zone), -at.timestamp())))
    return chosen


def _distance(at: datetime, chosen: Sequence[datetime], zone: ZoneInfo) -> tuple[bool, bool, bool]:
    local = at.astimezone(zone)
    others = [other.astimezone(zone) for other in chosen]
    return (
        all(local.date() != other.date() for other in others),
        all(local.hour != other.hour for other in others),
        all(abs(at - other) >= APART for other in chosen),
    )
