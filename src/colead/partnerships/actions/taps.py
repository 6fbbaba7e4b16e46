"""The three taps after a meeting: held, useful, balanced.

Whether it was held is roster. Who answered, and what else they said, is nobody's business: the audit event
tells only what became of the meeting, and not by whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.links import restore_link, spend_link
from colead.partnerships.actions.seats import look_in
from colead.partnerships.links import seat_of_token
from colead.partnerships.models import Meeting, Member, Taps
from colead.partnerships.states import MeetingState
from colead.people.models import Person

AFTER = (MeetingState.PLANNED, MeetingState.HELD, MeetingState.MISSED)


class NotYetMet(Refused):
    code = "taps.not_yet"
    sentence = _("The meeting has not begun yet. Come back when it has.")


class AnsweredAlready(Refused):
    code = "taps.answered"
    sentence = _("You have answered on the meeting's page. Sign in to change it there.")


class NothingToUndo(Refused):
    code = "taps.nothing_to_undo"
    sentence = _("There is nothing to take back: your answer was changed or taken back already.")


class OutOfScale(Refused):
    code = "taps.scale"
    sentence = _("Each scale goes from 1 to 5. Choose again.")


@dataclass(frozen=True)
class Said:
    """One person's three taps; the last two may be left out."""

    held: bool
    useful: int | None = None
    balance: int | None = None


@transaction.atomic
def answer(*, meeting: Meeting, said: Said, by: Person, at: datetime) -> Taps:
    """Write one's taps, or change them."""
    locked, _members, mine = look_in(meeting, by=by)
    return _write(locked, mine, said, at=at, from_link=False)


@transaction.atomic
def undo(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Take one's taps back."""
    locked, _members, mine = look_in(meeting, by=by)
    return _take_back(locked, Taps.objects.filter(meeting=locked, member=mine), at=at)


@transaction.atomic
def answer_by_link(*, token: str, said: Said, at: datetime) -> Taps:
    """Write one's taps from the e-mail, once; what the page has saved is neither shown nor changed."""
    meeting, member = seat_of_token(token, at=at)
    locked, _members, mine = look_in(meeting, by=member.enrolment.person)
    spend_link(token, at=at)
    if Taps.objects.filter(meeting=locked, member=mine).exists():
        raise AnsweredAlready
    return _write(locked, mine, said, at=at, from_link=True)


@transaction.atomic
def undo_by_link(*, token: str, at: datetime) -> Meeting:
    """Take back what the link wrote, so that it can be used again."""
    meeting, member = seat_of_token(token, at=at)
    locked, _members, mine = look_in(meeting, by=member.enrolment.person)
    restore_link(token)
    return _take_back(locked, Taps.objects.filter(meeting=locked, member=mine, from_link=True), at=at)


def _write(meeting: Meeting, member: Member, said: Said, *, at: datetime, from_link: bool) -> Taps:
    if meeting.starts_at is None or meeting.starts_at > at or meeting.state not in AFTER:
        raise NotYetMet
    taps, _new = Taps.objects.update_or_create(
        meeting=meeting, member=member,
        defaults={
            "held": said.held, "useful": _scale(said.useful, said), "balance": _scale(said.balance, said),
            "answered_at": at, "from_link": from_link,
        },
    )  # fmt: skip
    _settle(meeting, at)
    return taps


def _scale(value: int | None, said: Said) -> str:
    if value is not None and not 1 <= value <= 5:
        raise OutOfScale
    return str(value) if value is not None and said.held else ""


def _take_back(meeting: Meeting, taps: QuerySet[Taps], *, at: datetime) -> Meeting:
    if not taps.delete()[0]:
        raise NothingToUndo
    return _settle(meeting, at)


def _settle(meeting: Meeting, at: datetime) -> Meeting:
    """Make the meeting held when anybody says so, missed when nobody does, open when nobody has said."""
    answers = set(Taps.objects.filter(meeting=meeting).values_list("held", flat=True))
    state = MeetingState.PLANNED
    if answers:
        state = MeetingState.HELD if True in answers else MeetingState.MISSED
    meeting.state = state
    meeting.save(update_fields=["state"])
    record("meetings.settle", meeting, by=None, at=at, state=state)
    return meeting
