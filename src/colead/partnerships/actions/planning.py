"""What planning a meeting has in common: the time it gets, its place, and why it changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.keys import new_key
from colead.kernel.states import require_move
from colead.kernel.text import clean_line
from colead.partnerships.models import Meeting, Member, Partnership, Reason, Taps
from colead.partnerships.states import MEETING_MOVES, MeetingState
from colead.partnerships.uids import new_uid
from colead.people.models import Person

AHEAD = timedelta(days=366)
SHORTEST, LONGEST = 20, 240  # minutes
ROOM = "{meeting}"  # stands for the room in an address that an organisation gives


class TimePassed(Refused):
    code = "meetings.time_passed"
    sentence = _("That time has passed. Choose a later one.")


class TimeTooFar(Refused):
    code = "meetings.time_too_far"
    sentence = _("That is more than a year away. Choose an earlier time.")


class LengthRefused(Refused):
    code = "meetings.length"
    sentence = _("A meeting lasts between 20 minutes and four hours.")


def settle(
    meeting: Meeting, starts_at: datetime, minutes: int, place: str, *, zone: str, by: Person, at: datetime
) -> bool:
    """Give the meeting its time, on the clock of a zone; tells whether it had another one in calendars."""
    require_move(MEETING_MOVES, meeting.state, MeetingState.PLANNED)
    refuse_time(starts_at, minutes, at)
    moved = _renew_calendar_entry(meeting)
    meeting.state, meeting.minutes, meeting.time_zone = MeetingState.PLANNED, minutes, zone
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    meeting.place = clean_line(place, limit=300) or room_for(meeting.partnership)
    meeting.prepared_at = meeting.taps_asked_at = None
    meeting.timer_started_at = meeting.timer_paused_at = meeting.guide_version = None
    meeting.save()
    Taps.objects.filter(meeting=meeting).delete()  # they were about a time that is not the meeting's any more
    meeting.calendar_answers.all().delete()
    record("meetings.plan", meeting, by=by, at=at, starts_at=starts_at.isoformat(), moved=moved)
    return moved


def refuse_time(starts_at: datetime, minutes: int, at: datetime) -> None:
    """Refuse a time that has passed or is too far away, and a length that no meeting has."""
    if starts_at <= at:
        raise TimePassed
    if starts_at > at + AHEAD:
        raise TimeTooFar
    if not SHORTEST <= minutes <= LONGEST:
        raise LengthRefused


def room_for(partnership: Partnership) -> str:
    """Make the address of a call that nobody can guess, where the programme or the installation says how."""
    address = partnership.cohort.programme.meeting_link or settings.MEETING_LINK
    return address.replace(ROOM, new_key() + new_key()) if address else ""


def give_reason(meeting: Meeting, member: Member, reason: str, *, at: datetime) -> None:
    """Keep why a member changed the meeting, for the other members to read; of several the last one."""
    Reason.objects.filter(meeting=meeting).delete()
    if text := clean_line(reason, limit=300):
        Reason.objects.create(meeting=meeting, member=member, text=text, given_at=at)


def _renew_calendar_entry(meeting: Meeting) -> bool:
    """Count the entry's changes; what was cancelled comes back as a new entry. Tell whether it moved."""
    if meeting.state == MeetingState.CANCELLED:
        meeting.calendar_uid, meeting.calendar_sequence = new_uid(), 0
        meeting.series = meeting.recurs_at = None
        return False
    if meeting.state == MeetingState.PROPOSED:
        return False
    meeting.calendar_sequence += 1
    return True
