"""Feedback on a meeting: what one gave, what one was given. Nobody else finds any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.partnerships.models import Feedback, Meeting, Member
from colead.partnerships.rules import may_write_to_each_other


@dataclass(frozen=True)
class FeedbackLine:
    """What one told the other."""

    did: str
    effect: str
    suggestion: str
    given_at: datetime
    is_changed: bool


@dataclass(frozen=True)
class Partner:
    """Somebody from the meeting: what the reader gave them, what they gave the reader."""

    key: str  # of their enrolment
    name: str
    given: FeedbackLine | None
    received: FeedbackLine | None


def feedback_of(meeting: Meeting, mine: Member) -> tuple[Partner, ...]:
    """Pair what was said with whom, for one member; two queries."""
    members = Member.objects.filter(partnership=meeting.partnership_id).select_related("enrolment__person")
    rows = list(Feedback.objects.filter(meeting=meeting))
    given = {row.reader_id: _line(row) for row in rows if row.writer_id == mine.pk}
    received = {row.writer_id: _line(row) for row in rows if row.reader_id == mine.pk}
    return tuple(
        Partner(m.enrolment.key, m.enrolment.person.first_name, given.get(m.pk), received.get(m.pk))
        for m in members
        if m.pk != mine.pk
    )


def may_give(meeting: Meeting, *, at: datetime) -> bool:
    """Tell whether it is time for feedback on a meeting; no query."""
    begun = meeting.starts_at is not None and meeting.starts_at <= at
    return begun and may_write_to_each_other(meeting.partnership)


def _line(row: Feedback) -> FeedbackLine:
    return FeedbackLine(row.did, row.effect, row.suggestion, row.given_at, row.changed_at is not None)
