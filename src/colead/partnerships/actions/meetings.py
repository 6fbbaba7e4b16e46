"""What members can do with a meeting: choose a time, move it, cancel it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.states import require_move
from colead.partnerships import emails
from colead.partnerships.actions.planning import give_reason, settle
from colead.partnerships.actions.seats import begin
from colead.partnerships.models import Meeting, Member, Slot
from colead.partnerships.states import MEETING_MOVES, MeetingState
from colead.partnerships.uids import new_uid
from colead.people.models import Person


class TimeChosen(Refused):
    code = "meetings.time_chosen"
    sentence = _("A time has been chosen in the meantime. The page shows it; you can move it.")


class NothingToMove(Refused):
    code = "meetings.nothing_to_move"
    sentence = _("This meeting was held or cancelled in the meantime. The page shows how it stands.")


class NextNotYet(Refused):
    code = "meetings.next_not_yet"
    sentence = _("Your current meeting is still open. Move it, or say first whether it took place.")


@transaction.atomic
def pick_slot(*, meeting: Meeting, slot: Slot, by: Person, at: datetime) -> Meeting:
    """Choose one of the proposed times; whoever is second is told that one is chosen."""
    locked, members, _mine = begin(meeting, by=by)
    if locked.state != MeetingState.PROPOSED:
        raise TimeChosen
    chosen = locked.slots.get(pk=slot.pk)
    return _settle(locked, members, chosen.starts_at, locked.minutes, locked.place, by=by, at=at)


@transaction.atomic
def plan(
    *, meeting: Meeting, starts_at: datetime, minutes: int, place: str, by: Person, at: datetime
) -> Meeting:
    """Set a time of one's own for a meeting that has none, or none any more."""
    locked, members, _mine = begin(meeting, by=by)
    if locked.state not in (MeetingState.PROPOSED, MeetingState.CANCELLED):
        raise TimeChosen
    return _settle(locked, members, starts_at, minutes, place, by=by, at=at)


@transaction.atomic
def reschedule(
    *,
    meeting: Meeting,
    starts_at: datetime,
    minutes: int,
    place: str,
    by: Person,
    at: datetime,
    reason: str = "",
) -> Meeting:
    """Move a planned meeting, or one that did not take place; calendars follow by UID and SEQUENCE."""
    locked, members, _mine = begin(meeting, by=by)
    if locked.state not in (MeetingState.PLANNED, MeetingState.MISSED):
        raise NothingToMove
    return _settle(locked, members, starts_at, minutes, place, by=by, at=at, reason=reason)


@transaction.atomic
def plan_next(
    *, meeting: Meeting, starts_at: datetime, minutes: int, place: str, by: Person, at: datetime
) -> Meeting:
    """Plan the meeting after this one, once this one was held or missed and is the latest."""
    last, members, _mine = begin(meeting, by=by)
    is_latest = not Meeting.objects.filter(partnership=last.partnership_id, number__gt=last.number).exists()
    if last.state not in (MeetingState.HELD, MeetingState.MISSED) or not is_latest:
        raise NextNotYet
    following = Meeting(
        partnership=last.partnership, number=last.number + 1, calendar_uid=new_uid(), created_at=at
    )
    return _settle(following, members, starts_at, minutes, place, by=by, at=at)


@transaction.atomic
def cancel(*, meeting: Meeting, by: Person, at: datetime, reason: str = "") -> Meeting:
    """Cancel a planned meeting; the reason is for the members' eyes, on its page."""
    locked, members, mine = begin(meeting, by=by)
    require_move(MEETING_MOVES, locked.state, MeetingState.CANCELLED)
    had_time = locked.state == MeetingState.PLANNED
    locked.state = MeetingState.CANCELLED
    if had_time:
        locked.calendar_sequence += 1
    locked.save(update_fields=["state", "calendar_sequence"])
    record("meetings.cancel", locked, by=by, at=at)
    if had_time:
        give_reason(locked, mine, reason, at=at)
        emails.cancelled([locked], members, explained=bool(reason.strip()), by=by, at=at)
    return locked


def _settle(
    meeting: Meeting,
    members: Sequence[Member],
    starts_at: datetime,
    minutes: int,
    place: str,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
) -> Meeting:
    """Give the meeting its time, in the planner's zone, and send everybody the invitation."""
    moved = settle(meeting, starts_at, minutes, place, zone=by.time_zone, by=by, at=at)
    mine = next(member for member in members if member.enrolment.person_id == by.pk)
    give_reason(meeting, mine, reason, at=at)
    emails.planned(meeting, members, moved=moved, explained=bool(reason.strip()), by=by, at=at)
    return meeting
