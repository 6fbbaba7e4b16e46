"""The two e-mails around a meeting: the question the day before, the three taps after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from colead.kernel.audit import record
from colead.partnerships import emails
from colead.partnerships.models import Meeting, Member, Taps
from colead.partnerships.naming import participants
from colead.partnerships.states import MeetingState, PartnershipState

PREPARATION = "preparation"
AFTERCARE = "aftercare"
DAY_BEFORE = timedelta(hours=24)
BREATH = timedelta(minutes=15)  # after the end, before anybody is asked
TOO_LATE = timedelta(days=7)  # a worker that slept for a week does not ask about last month


def prepare_due(*, at: datetime) -> int:
    """Ask everybody who meets within a day what they want help with, once for each time planned."""
    due = _meetings(prepared_at=None, state=MeetingState.PLANNED).filter(
        starts_at__gt=at, starts_at__lte=at + DAY_BEFORE
    )
    return _each(due, lambda meeting: _prepare(meeting, at))


def ask_for_taps_due(*, at: datetime) -> int:
    """Ask everybody whose meeting is over for three taps, once for each time planned."""
    due = _meetings(taps_asked_at=None, state__in=[MeetingState.PLANNED, MeetingState.HELD]).filter(
        ends_at__lte=at - BREATH, ends_at__gt=at - TOO_LATE
    )
    return _each(due, lambda meeting: _ask_for_taps(meeting, at))


def _meetings(**conditions: object) -> QuerySet[Meeting]:
    living = Meeting.objects.filter(partnership__state=PartnershipState.ACTIVE, **conditions)
    return living.order_by("starts_at", "pk")


def _each(due: QuerySet[Meeting], write: Callable[[Meeting], None]) -> int:
    """Write for one locked meeting after the other, mails and note in one transaction each."""
    count = 0
    while True:
        with transaction.atomic():
            meeting = due.select_for_update(skip_locked=True, of=("self",)).first()
            if meeting is None:
                return count
            write(meeting)
        count += 1


def _prepare(meeting: Meeting, at: datetime) -> None:
    members = _members(meeting)
    for member in participants(members):
        emails.preparation(meeting, member, members, at=at)
    meeting.prepared_at = at
    meeting.save(update_fields=["prepared_at"])
    record("meetings.remind", meeting, by=None, at=at)


def _ask_for_taps(meeting: Meeting, at: datetime) -> None:
    members = _members(meeting)
    answered = set(Taps.objects.filter(meeting=meeting).values_list("member_id", flat=True))
    for member in participants(members):
        if member.pk not in answered:
            emails.aftercare(meeting, member, members, at=at)
    meeting.taps_asked_at = at
    meeting.save(update_fields=["taps_asked_at"])
    record("meetings.ask_for_taps", meeting, by=None, at=at)


def _members(meeting: Meeting) -> list[Member]:
    return list(Member.objects.filter(partnership=meeting.partnership_id).select_related("enrolment__person"))
