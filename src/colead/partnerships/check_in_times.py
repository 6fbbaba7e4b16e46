"""When the questions of a partnership open and close. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from colead.partnerships.states import CheckInKind as K

AT_LEAST = timedelta(days=7)  # that a question stays open, whatever the clock did
HOUR = time(9)  # everything that comes of answers comes at this hour, UTC, for all
OPENS = {K.SETTLING: timedelta(days=14), K.CHOICE: timedelta(days=45)}
CLOSES = {K.SETTLING: timedelta(days=28), K.CHOICE: timedelta(days=60)}
BEFORE_END, AFTER_END = timedelta(days=14), timedelta(days=7)


def opens_at(kind: str, *, started_at: datetime, ends_on: date) -> datetime:
    """Give from when on a question is asked."""
    if kind == K.CLOSING:
        return datetime.combine(ends_on - BEFORE_END, HOUR, tzinfo=UTC)
    return started_at + OPENS[K(kind)]


def closes_at(kind: str, *, started_at: datetime, ends_on: date, opened_at: datetime) -> datetime:
    """Give when the window closes: at a fixed hour, and never sooner than a week after it was opened."""
    if kind == K.CLOSING:
        planned = datetime.combine(ends_on + AFTER_END, HOUR, tzinfo=UTC)
    else:
        planned = started_at + CLOSES[K(kind)]
    return _at_the_hour(max(planned, opened_at + AT_LEAST))


def _at_the_hour(moment: datetime) -> datetime:
    same_day = datetime.combine(moment.astimezone(UTC).date(), HOUR, tzinfo=UTC)
    return same_day if same_day >= moment else same_day + timedelta(days=1)
