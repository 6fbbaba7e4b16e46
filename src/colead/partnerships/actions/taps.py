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
from colead.partnerships.actions import requests
from colead.partnerships.actions.seats import look_in
from colead.partnerships.links import seat_of_token
from colead.partnerships.models import Meeting, Member, Signal, Taps
from colead.partnerships.rules import may_write_in_meetings
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.states import Airtime, MeetingState
from colead.people.models import Person

TOPIC = 12  # characters of a code
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


class NotForFacilitators(Refused):
    code = "taps.not_for_facilitators"
    sentence = _("The taps are for those who meet. You note who was there on the circle’s page.")


class NothingToRaise(Refused):
    code = "taps.nothing_to_raise"
    sentence = _("Say first that one voice had more than half of the time.")


class OutOfScale(Refused):
    code = "taps.scale"
    sentence = _("Each scale goes from 1 to 5. Choose again.")


@dataclass(frozen=True)
class Said:
    """What one person says after a meeting; all but the first may be left out."""

    held: bool
    useful: int | None = None
    balance: int | None = None
    next_step: bool | None = None  # whether they agreed on one
    topic: str = ""  # the code of a competency
    airtime: str = ""  # how a circle shared the talking
    word: bool = False  # a word with the coordinator, please


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
    written = Taps.objects.filter(meeting=locked, member=mine, from_link=True)
    for taps in written:
        _take_word_back(mine, asked_at=taps.answered_at, at=at)
    return _take_back(locked, written, at=at)


def _take_word_back(member: Member, *, asked_at: datetime, at: datetime) -> None:
    """Take the request back that came with the taps; one that was there before stays."""
    asked = Signal.objects.filter(
        enrolment=member.enrolment, kind=SignalKind.WORD, opened_at=asked_at, done_at=None, closed_at=None
    )
    if asked.exists():
        requests.take_back(enrolment=member.enrolment, by=member.enrolment.person, at=at)


@transaction.atomic
def raise_airtime(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Ask a circle's facilitator to look at how the time is shared; who asked is written down nowhere."""
    locked, _members, mine = look_in(meeting, by=by)
    mine_said = Taps.objects.filter(meeting=locked, member=mine).first()
    if mine_said is None or mine_said.airtime != Airtime.ONE:
        raise NothingToRaise
    if locked.airtime_raised_at is None:
        locked.airtime_raised_at = at
        locked.save(update_fields=["airtime_raised_at"])
        record("meetings.raise_airtime", locked, by=None, at=at)
    return locked


def _write(meeting: Meeting, member: Member, said: Said, *, at: datetime, from_link: bool) -> Taps:
    if not may_write_in_meetings(member):
        raise NotForFacilitators
    if meeting.starts_at is None or meeting.starts_at > at or meeting.state not in AFTER:
        raise NotYetMet
    taps, _new = Taps.objects.update_or_create(
        meeting=meeting, member=member,
        defaults={
            "held": said.held, "useful": _scale(said.useful, said), "balance": _scale(said.balance, said),
            "next_step": _yes_or_no(said), "topic": said.topic[:TOPIC] if said.held else "",
            "airtime": said.airtime if said.held and said.airtime in Airtime.values else "",
            "answered_at": at, "from_link": from_link,
        },
    )  # fmt: skip
    _settle(meeting, at)
    if said.word:
        requests.ask_for_a_word(enrolment=member.enrolment, by=member.enrolment.person, at=at)
    return taps


def _yes_or_no(said: Said) -> str:
    return "" if said.next_step is None or not said.held else "yes" if said.next_step else "no"


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
