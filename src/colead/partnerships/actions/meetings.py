"""What members can do with a meeting: choose a time, move it, cancel it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.states import require_move
from colead.kernel.text import clean_line
from colead.partnerships import emails
from colead.partnerships.actions.seats import begin
from colead.partnerships.models import Meeting, Member, Slot, Taps
from colead.partnerships.states import MEETING_MOVES, MeetingState
from colead.partnerships.uids import new_uid
from colead.people.models import Person

AHEAD = timedelta(days=366)
SHORTEST, LONGEST = 20, 240  # minutes


class TimeChosen(Refused):
    code = "meetings.time_chosen"
    sentence = _("A time has been chosen in the meantime. The page shows it; you can move it.")


class TimePassed(Refused):
    code = "meetings.time_passed"
    sentence = _("That time has passed. Choose a later one.")


class TimeTooFar(Refused):
    code = "meetings.time_too_far"
    sentence = _("That is more than a year away. Choose an earlier time.")


class LengthRefused(Refused):
    code = "meetings.length"
    sentence = _("A meeting lasts between 20 minutes and four hours.")


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
    *, meeting: Meeting, starts_at: datetime, minutes: int, place: str, by: Person, at: datetime
) -> Meeting:
    """Move a planned meeting, or one that did not take place; calendars follow by UID and SEQUENCE."""
    locked, members, _mine = begin(meeting, by=by)
    if locked.state not in (MeetingState.PLANNED, MeetingState.MISSED):
        raise NothingToMove
    return _settle(locked, members, starts_at, minutes, place, by=by, at=at)


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
    """Cancel a planned meeting; the reason goes to the other members and is not kept."""
    locked, members, _mine = begin(meeting, by=by)
    require_move(MEETING_MOVES, locked.state, MeetingState.CANCELLED)
    had_time = locked.state == MeetingState.PLANNED
    locked.state = MeetingState.CANCELLED
    if had_time:
        locked.calendar_sequence += 1
    locked.save(update_fields=["state", "calendar_sequence"])
    record("meetings.cancel", locked, by=by, at=at)
    if had_time:
        emails.cancelled(locked, members, reason=clean_line(reason, limit=300), by=by, at=at)
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
) -> Meeting:
    """Give the meeting its time, in the planner's zone, and send everybody the invitation."""
    require_move(MEETING_MOVES, meeting.state, MeetingState.PLANNED)
    _refuse_time(starts_at, minutes, at)
    moved = _renew_calendar_entry(meeting)
    meeting.state, meeting.minutes, meeting.time_zone = MeetingState.PLANNED, minutes, by.time_zone
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    meeting.place = clean_line(place, limit=300)
    meeting.prepared_at = meeting.taps_asked_at = None
    meeting.timer_started_at = meeting.timer_paused_at = meeting.guide_version = None
    meeting.save()
    Taps.objects.filter(meeting=meeting).delete()  # they were about a time that is not the meeting's any more
    record("meetings.plan", meeting, by=by, at=at, starts_at=starts_at.isoformat(), moved=moved)
    emails.planned(meeting, members, moved=moved, by=by, at=at)
    return meeting


def _refuse_time(starts_at: datetime, minutes: int, at: datetime) -> None:
    if starts_at <= at:
        raise TimePassed
    if starts_at > at + AHEAD:
        raise TimeTooFar
    if not SHORTEST <= minutes <= LONGEST:
        raise LengthRefused


def _renew_calendar_entry(meeting: Meeting) -> bool:
    """Count the entry's changes; what was cancelled comes back as a new entry. Tell whether it moved."""
    if meeting.state == MeetingState.CANCELLED:
        meeting.calendar_uid, meeting.calendar_sequence = new_uid(), 0
        return False
    if meeting.state == MeetingState.PROPOSED:
        return False
    meeting.calendar_sequence += 1
    return True
