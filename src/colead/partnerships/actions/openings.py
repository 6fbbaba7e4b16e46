"""Proposing a first time: after a pause, or when somebody new has joined."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.partnerships.models import Meeting, Partnership, Slot
from colead.partnerships.queries.suggestions import weeks_of
from colead.partnerships.slots import propose
from colead.partnerships.states import MeetingState
from colead.partnerships.uids import new_uid

NOTICE = timedelta(days=1)
OPEN = (MeetingState.PROPOSED, MeetingState.PLANNED)


def propose_meeting(partnership: Partnership, *, at: datetime) -> Meeting:
    """Give a locked partnership a meeting with times to choose from, unless one is open already."""
    latest = Meeting.objects.filter(partnership=partnership).order_by("number").last()
    if latest is not None and latest.state in OPEN:
        return latest
    minutes = partnership.cohort.programme.meeting_minutes
    meeting = Meeting.objects.create(
        partnership=partnership, number=latest.number + 1 if latest else 1, minutes=minutes,
        calendar_uid=new_uid(), created_at=at,
    )  # fmt: skip
    starts = propose(weeks_of(partnership), opens=at + NOTICE, minutes=minutes)
    Slot.objects.bulk_create(Slot(meeting=meeting, starts_at=start) for start in starts)
    return meeting
