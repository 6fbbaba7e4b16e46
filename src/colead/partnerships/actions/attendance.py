"""Who comes to a circle's meeting and who was there: each says it for themselves, the facilitator notes the rest."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions.seats import begin
from colead.partnerships.models import Attendance, Meeting, Member
from colead.partnerships.rules import may_facilitate, may_write_in_meetings
from colead.partnerships.states import MeetingState, Presence
from colead.people.models import Person

BEFORE = (Presence.COMING, Presence.AWAY)
SINCE = (Presence.THERE, Presence.MISSING)


class NoSuchWord(Refused):
    code = "attendance.word"
    sentence = _("Before the meeting one says whether one comes, from its beginning on whether one is there.")


class NotFacilitator(Refused):
    code = "attendance.not_facilitator"
    sentence = _("Only the circle’s facilitator notes that for others.")


class SaidThemselves(Refused):
    code = "attendance.said_themselves"
    sentence = _("They have said it themselves, and their own word stands.")


@transaction.atomic
def say(*, meeting: Meeting, presence: str, by: Person, at: datetime) -> Attendance:
    """Say for oneself whether one comes, or was there; the last word counts."""
    locked, _members, mine = begin(meeting, by=by)
    if not may_write_in_meetings(mine):
        raise NotFacilitator(_("You facilitate this circle: attendance is about those who meet."))
    _refuse_word(locked, presence, at)
    return _keep(locked, mine, presence, by_self=True, by=by, at=at)


@transaction.atomic
def note(*, meeting: Meeting, enrolment: str, presence: str, by: Person, at: datetime) -> Attendance:
    """Note, as the facilitator, whether somebody was there who has not said it."""
    locked, members, mine = begin(meeting, by=by)
    other = next((one for one in members if one.enrolment.key == enrolment), None)
    if not may_facilitate(by, mine) or other is None or not may_write_in_meetings(other):
        raise NotFacilitator
    _refuse_word(locked, presence, at)
    known = Attendance.objects.filter(meeting=locked, member=other).first()
    if known is not None and known.by_self and known.presence in SINCE:
        raise SaidThemselves
    return _keep(locked, other, presence, by_self=False, by=by, at=at)


def _refuse_word(meeting: Meeting, presence: str, at: datetime) -> None:
    has_begun = meeting.starts_at is not None and meeting.starts_at <= at
    planned = meeting.state in (MeetingState.PLANNED, MeetingState.HELD, MeetingState.MISSED)
    if not planned or presence not in (SINCE if has_begun else BEFORE):
        raise NoSuchWord


def _keep(
    meeting: Meeting, member: Member, presence: str, *, by_self: bool, by: Person, at: datetime
) -> Attendance:
    kept, _new = Attendance.objects.update_or_create(
        meeting=meeting, member=member,
        defaults={"presence": presence, "by_self": by_self, "noted_at": at},
    )  # fmt: skip
    record("attendance.note", meeting, by=by, at=at)
    return kept
