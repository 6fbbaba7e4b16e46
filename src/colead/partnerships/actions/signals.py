"""What a coordinator does with an entry of the list: write to people, put it off, tick it off, take that back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import signal_emails
from colead.partnerships.models import Member, Signal
from colead.partnerships.signal_kinds import BY_EVENT, SignalKind
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

LONGEST = timedelta(days=60)
WORDS = 3000


class NothingWritten(Refused):
    code = "signals.nothing_written"
    sentence = _("There is nothing in the message. Write a line, or tick the entry off without one.")


class NobodyToWriteTo(Refused):
    code = "signals.nobody"
    sentence = _("There is nobody to write to: this entry is about the whole cohort.")


class SignalDone(Refused):
    code = "signals.done"
    sentence = _("Somebody has ticked this off already. The list shows who.")


class DecideFirst(Refused):
    code = "signals.decide_first"
    sentence = _("Decide whether this partnership ends or goes on; that ticks it off.")


class NotDone(Refused):
    code = "signals.not_done"
    sentence = _("This entry is still open: there is nothing to take back.")


class SnoozeRefused(Refused):
    code = "signals.snooze"
    sentence = _("Choose a day after today, within two months.")


@transaction.atomic
def write(*, signal: Signal, words: str, by: Person, at: datetime) -> Signal:
    """Send the coordinator's message to those whom the entry is about, and tick it off."""
    locked = _lock_open(signal, by)
    text = words.replace("\r\n", "\n").strip()[:WORDS]
    if not text:
        raise NothingWritten
    people = _people(locked)
    if not people:
        raise NobodyToWriteTo
    for person in people:
        signal_emails.from_coordinator(locked, person, words=text, by=by, at=at)
    locked.written_at = at
    if locked.kind == SignalKind.LINE:  # ticked off by the decision
        locked.save(update_fields=["written_at"])
        record("signals.write", locked, by=by, at=at, kind=locked.kind)
        return locked
    return _tick_off(locked, by, at)


@transaction.atomic
def tick_off(*, signal: Signal, by: Person, at: datetime) -> Signal:
    """Say that it is taken care of, or that nothing is needed."""
    return _tick_off(_lock_open(signal, by), by, at)


@transaction.atomic
def reopen(*, signal: Signal, by: Person, at: datetime) -> Signal:
    """Take a tick back."""
    locked = _lock(signal, by)
    if locked.done_at is None or locked.kind == SignalKind.LINE:
        raise NotDone
    locked.done_at = locked.done_by = locked.snoozed_until = None
    if locked.kind in BY_EVENT:
        locked.closed_at = None
    locked.save(update_fields=["done_at", "done_by", "snoozed_until", "closed_at"])
    record("signals.reopen", locked, by=by, at=at, kind=locked.kind)
    return locked


@transaction.atomic
def snooze(*, signal: Signal, until: date, by: Person, at: datetime) -> Signal:
    """Put an entry off until a day; somebody's own request cannot be put off beyond what they were promised."""
    locked = _lock_open(signal, by)
    if not at.date() < until <= (at + LONGEST).date():
        raise SnoozeRefused
    if locked.due_on and until > locked.due_on:
        raise SnoozeRefused(_("They were promised to hear from you by then. Choose a day before it."))
    locked.snoozed_until = until
    locked.save(update_fields=["snoozed_until"])
    record("signals.snooze", locked, by=by, at=at, kind=locked.kind, until=until.isoformat())
    return locked


def _tick_off(locked: Signal, by: Person, at: datetime) -> Signal:
    if locked.kind == SignalKind.LINE:
        raise DecideFirst
    locked.done_at, locked.done_by = at, by
    if locked.kind in BY_EVENT:
        locked.closed_at = at
    locked.save(update_fields=["written_at", "done_at", "done_by", "closed_at"])
    record("signals.tick_off", locked, by=by, at=at, kind=locked.kind, written=locked.written_at == at)
    return locked


def _people(signal: Signal) -> list[Person]:
    if signal.enrolment is not None:
        return [signal.enrolment.person]
    seats = Member.objects.filter(partnership=signal.partnership_id).select_related("enrolment__person")
    return [seat.enrolment.person for seat in seats] if signal.partnership_id else []


def _lock_open(signal: Signal, by: Person) -> Signal:
    locked = _lock(signal, by)
    if locked.done_at is not None:
        raise SignalDone
    return locked


def _lock(signal: Signal, by: Person) -> Signal:
    rows = Signal.objects.select_for_update(of=("self",))
    locked = rows.select_related("cohort__programme", "enrolment__person").get(pk=signal.pk)
    if not may_coordinate(by, locked.cohort.programme, Task.CARE):
        raise NotTheirs
    return locked
