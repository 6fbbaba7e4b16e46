"""What calendars answer to our invitations (RFC 5546: REPLY and COUNTER), read out of text that anybody may have written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar as Component

from colead.partnerships.states import CalendarWord

LARGEST = 200_000  # characters
MOST = 60  # components
WORDS = {
    "ACCEPTED": CalendarWord.ACCEPTED, "TENTATIVE": CalendarWord.TENTATIVE, "DECLINED": CalendarWord.DECLINED,
}  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """One answer: about which entry, from whom, and what."""

    uid: str
    recurs_at: datetime | None  # which meeting of a series; None for all of them
    sequence: int
    attendee: str
    word: CalendarWord
    proposes_at: datetime | None
    stamp: datetime


def read_replies(text: str, *, sender: str) -> list[Reply]:
    """Read what a message's calendar part answers for its sender; nothing where it is something else."""
    if len(text) > LARGEST:
        return []
    try:
        calendar = Component.from_ical(text)
    except (ValueError, IndexError, KeyError):
        return []
    method = str(calendar.get("METHOD", "")).upper()
    if method not in ("REPLY", "COUNTER"):
        return []
    return [reply for event in calendar.walk("VEVENT")[:MOST] for reply in _of(event, method, sender)]


def _of(event: Any, method: str, sender: str) -> Iterator[Reply]:
    attendees = event.get("ATTENDEE", [])
    ours = [
        one for one in (attendees if isinstance(attendees, list) else [attendees]) if _address(one) == sender
    ]
    stamp, uid = _instant(event, "DTSTAMP"), str(event.get("UID", ""))
    if len(ours) != 1 or stamp is None or not uid:
        return
    word = WORDS.get(str(getattr(ours[0], "params", {}).get("PARTSTAT", "")).upper())
    proposes_at = _instant(event, "DTSTART") if method == "COUNTER" else None
    if method == "COUNTER":
        word = word or CalendarWord.TENTATIVE
    if word is None or (method == "COUNTER" and proposes_at is None):
        return
    yield Reply(
        uid,
        _instant(event, "RECURRENCE-ID"),
        _number(event.get("SEQUENCE", 0)),
        sender,
        word,
        proposes_at,
        stamp,
    )


def _address(value: Any) -> str:
    text = str(value).strip()
    return text[7:].strip().lower() if text.lower().startswith("mailto:") else ""


def _instant(event: Any, name: str) -> datetime | None:
    """Give a moment that is one everywhere; whole days, and clocks without a zone, are none."""
    try:
        value = event.decoded(name)
    except (KeyError, ValueError, AttributeError):
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    return value.astimezone(UTC)


def _number(value: Any) -> int:
    try:
        return max(0, int(value))
    except (TypeError, ValueError):
        return 0
