"""Pausing, with a day of return: a partnership by one of its members, a person who takes leave; and coming back.

Why is never asked. Meetings that lie in the pause leave the calendars; the cadence does not count the time.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.states import require_move
from colead.partnerships import ending_emails
from colead.partnerships.actions.endings import lock_for_member
from colead.partnerships.actions.farewells import OPEN, close_signals, members_of
from colead.partnerships.actions.openings import propose_meeting
from colead.partnerships.models import Meeting, Member, Partnership, Pause
from colead.partnerships.states import PARTNERSHIP_MOVES, MeetingState, PartnershipKind, PartnershipState
from colead.people.models import Person
from colead.programmes.actions import enrolments
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import EnrolmentState, Task

TOPIC = "returns"
LONGEST = timedelta(days=366)


class ReturnPassed(Refused):
    code = "pauses.return_passed"
    sentence = _("The day of the return lies in the past, or is today. Choose a later one.")


class ReturnTooFar(Refused):
    code = "pauses.return_too_far"
    sentence = _("That is more than a year away. Choose an earlier day, or leave it open.")


class CoordinatorDecides(Refused):
    code = "pauses.coordinator_decides"
    sentence = _(
        "A reporting line has changed: your coordinator talks with you first, within two working days."
    )


@transaction.atomic
def pause(*, partnership: Partnership, until: date | None, by: Person, at: datetime) -> Pause:
    """Pause a partnership for everybody in it, until a day or until somebody says that it goes on."""
    _refuse_day(until, at)
    locked, _mine = lock_for_member(partnership, by=by)
    return pause_locked(locked, until=until, by=by, at=at)


@transaction.atomic
def go_on(*, partnership: Partnership, by: Person, at: datetime) -> Partnership:
    """End a pause early, or one without a day; everybody gets times to choose from."""
    locked, _mine = lock_for_member(partnership, by=by)
    if waits_for_a_decision(locked):
        raise CoordinatorDecides
    return go_on_locked(locked, by=by, at=at)


@transaction.atomic
def pause_as_coordinator(*, partnership: Partnership, until: date | None, by: Person, at: datetime) -> Pause:
    """Pause a partnership for everybody in it, as they asked on the telephone; its members read the same as ever."""
    _refuse_day(until, at)
    return pause_locked(_lock_for_coordinator(partnership, by), until=until, by=by, at=at)


@transaction.atomic
def go_on_as_coordinator(*, partnership: Partnership, by: Person, at: datetime) -> Partnership:
    """Let a paused partnership go on; one with a new reporting line inside it is decided about first."""
    locked = _lock_for_coordinator(partnership, by)
    if waits_for_a_decision(locked):
        raise CoordinatorDecides
    return go_on_locked(locked, by=by, at=at)


@transaction.atomic
def take_leave(*, enrolment: Enrolment, until: date | None, by: Person, at: datetime) -> Enrolment:
    """Let a person pause: no round looks for them, their pairs pause with them, larger groups meet without them."""
    _refuse_day(until, at)
    _refuse_others(enrolment, by)
    shared = list(_pairs_of(enrolment, PartnershipState.ACTIVE))
    paused = enrolments.pause(enrolment=enrolment, by=by, at=at)
    Pause.objects.create(enrolment=paused, since=at, until=until)
    for partnership in shared:
        pause_locked(partnership, until=until, by=by, at=at)
    return paused


@transaction.atomic
def come_back(*, enrolment: Enrolment, by: Person | None, at: datetime) -> Enrolment:
    """Take part again; pairs that paused with the person go on, unless the other one pauses as well."""
    if by is not None:
        _refuse_others(enrolment, by)
    shared = list(_pairs_of(enrolment, PartnershipState.PAUSED))
    back = enrolments.resume(enrolment=enrolment, by=by, at=at)
    Pause.objects.filter(enrolment=back, ended_at=None).update(ended_at=at)
    for partnership in shared:
        if not _somebody_is_away(partnership) and not waits_for_a_decision(partnership):
            go_on_locked(partnership, by=by, at=at)
    return back


def return_due(*, at: datetime) -> int:
    """Let everybody come back whose day has come, one transaction each, and give how many did."""
    due = Pause.objects.filter(ended_at=None, until__lte=at.date())
    people = list(due.exclude(enrolment=None).values_list("pk", flat=True))
    partnerships = list(due.exclude(partnership=None).values_list("pk", flat=True))
    return sum(_return_person(pk, at) for pk in people) + sum(_return(pk, at) for pk in partnerships)


@transaction.atomic
def _return_person(pk: int, at: datetime) -> bool:
    found = Pause.objects.select_related("enrolment__person").filter(pk=pk, ended_at=None).first()
    if found is None or found.enrolment is None or found.enrolment.state != EnrolmentState.PAUSED:
        return False
    come_back(enrolment=found.enrolment, by=None, at=at)
    return True


@transaction.atomic
def _return(pk: int, at: datetime) -> bool:
    found = Pause.objects.get(pk=pk)
    locked = _rows().filter(pauses=found, state=PartnershipState.PAUSED).first()
    still = Pause.objects.filter(pk=pk, ended_at=None).exists()
    if locked is None or not still or _somebody_is_away(locked) or waits_for_a_decision(locked):
        return False
    go_on_locked(locked, by=None, at=at)
    return True


def pause_locked(partnership: Partnership, *, until: date | None, by: Person | None, at: datetime) -> Pause:
    """Pause a locked partnership, and tell its members kindly."""
    require_move(PARTNERSHIP_MOVES, partnership.state, PartnershipState.PAUSED)
    partnership.state = PartnershipState.PAUSED
    partnership.save(update_fields=["state"])
    made = Pause.objects.create(partnership=partnership, since=at, until=until)
    record("partnerships.pause", partnership, by=by, at=at, until=until.isoformat() if until else "")
    close_signals(partnership, at=at)
    planned = _clear(partnership, until)
    members, waits = members_of(partnership), waits_for_a_decision(partnership)
    for member in members:
        ending_emails.paused(member, members, planned, until=until, waits=waits, at=at)
    return made


def go_on_locked(partnership: Partnership, *, by: Person | None, at: datetime) -> Partnership:
    """Let a locked partnership go on, with times to choose from."""
    require_move(PARTNERSHIP_MOVES, partnership.state, PartnershipState.ACTIVE)
    partnership.state = PartnershipState.ACTIVE
    partnership.save(update_fields=["state"])
    Pause.objects.filter(partnership=partnership, ended_at=None).update(ended_at=at)
    record("partnerships.go_on", partnership, by=by, at=at)
    propose_meeting(partnership, at=at)
    members = members_of(partnership)
    for member in members:
        ending_emails.goes_on(member, members, at=at)
    return partnership


def waits_for_a_decision(partnership: Partnership) -> bool:
    """Tell whether the coordinator has yet to decide about a reporting line inside it."""
    return partnership.signals.filter(kind="line", closed_at=None, done_at=None).exists()


def _clear(partnership: Partnership, until: date | None) -> list[Meeting]:
    """Cancel what lies in the pause, and give the meetings that stand in calendars."""
    planned = []
    for meeting in (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("series")
        .filter(partnership=partnership, state__in=OPEN)
    ):
        if until and meeting.starts_at and meeting.starts_at.date() >= until:
            continue
        if meeting.state == MeetingState.PLANNED:
            meeting.calendar_sequence += 1
            planned.append(meeting)
        meeting.state = MeetingState.CANCELLED
        meeting.save(update_fields=["state", "calendar_sequence"])
    return planned


def _pairs_of(enrolment: Enrolment, state: str) -> QuerySet[Partnership]:
    """Lock the person's pairs in one state; larger groups meet without them."""
    seats = Member.objects.filter(enrolment=enrolment).values("partnership")
    return _rows().filter(pk__in=seats, kind=PartnershipKind.PAIR, state=state).order_by("pk")


def _somebody_is_away(partnership: Partnership) -> bool:
    rows = Member.objects.filter(partnership=partnership, enrolment__state=EnrolmentState.PAUSED)
    return partnership.kind == PartnershipKind.PAIR and rows.exists()


def _rows() -> QuerySet[Partnership]:
    return Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")


def _lock_for_coordinator(partnership: Partnership, by: Person) -> Partnership:
    locked = _rows().get(pk=partnership.pk)
    if not may_coordinate(by, locked.cohort.programme, Task.CARE):
        raise NotTheirs
    return locked


def _refuse_others(enrolment: Enrolment, by: Person) -> None:
    if enrolment.person_id != by.pk and not may_coordinate(by, enrolment.cohort.programme, Task.CARE):
        raise NotTheirs


def _refuse_day(until: date | None, at: datetime) -> None:
    if until is not None and until <= at.date():
        raise ReturnPassed
    if until is not None and until > (at + LONGEST).date():
        raise ReturnTooFar
