"""Signing up for a workshop: a place where there is one, otherwise the waiting list, in the order of asking."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.learning import workshop_emails as emails
from colead.learning.actions.training import NotTheirs
from colead.learning.models import Seat, Workshop
from colead.learning.rules import may_learn
from colead.learning.states import SeatState
from colead.people.models import Person
from colead.programmes.models import Enrolment


class Begun(Refused):
    code = "seats.begun"
    sentence = _("This workshop has begun, or does not take place.")


@transaction.atomic
def sign_up(*, workshop: Workshop, enrolment: Enrolment, by: Person, at: datetime) -> Seat:
    """Take a place, or wait for one; asking twice changes nothing."""
    locked = _open(workshop, enrolment, by, at)
    seat, is_new = Seat.objects.get_or_create(
        workshop=locked, enrolment=enrolment, defaults={"state": SeatState.AWAY, "asked_at": at}
    )
    if not is_new and seat.state != SeatState.AWAY:
        return seat
    taken = locked.seats.filter(state=SeatState.COMING).count()
    seat.state = SeatState.COMING if taken < locked.places else SeatState.WAITING
    seat.asked_at = at
    seat.save(update_fields=["state", "asked_at"])
    emails.tell([seat], emails.COMING if seat.state == SeatState.COMING else emails.WAITING, at=at)
    record("seats.sign_up", seat, by=by, at=at, workshop=locked.key, state=seat.state)
    return seat


@transaction.atomic
def give_back(*, workshop: Workshop, enrolment: Enrolment, by: Person, at: datetime) -> Seat | None:
    """Give a place back; whoever waits longest gets it and is told."""
    locked = _open(workshop, enrolment, by, at)
    seat = locked.seats.filter(enrolment=enrolment).exclude(state=SeatState.AWAY).first()
    if seat is None:
        return None
    seat.state = SeatState.AWAY
    seat.save(update_fields=["state"])
    record("seats.give_back", seat, by=by, at=at, workshop=locked.key)
    fill(locked, at=at)
    return seat


def fill(workshop: Workshop, *, at: datetime) -> None:
    """Give free places to those who wait, in their order; in the caller's transaction, which holds the workshop."""
    free = workshop.places - workshop.seats.filter(state=SeatState.COMING).count()
    lucky = list(seated(workshop, SeatState.WAITING)[: max(0, free)])
    for seat in lucky:
        seat.state = SeatState.COMING
        seat.save(update_fields=["state"])
        record("seats.move_up", seat, by=None, at=at, workshop=workshop.key)
    emails.tell(lucky, emails.COMING, at=at)


def seated(workshop: Workshop, *states: str) -> list[Seat]:
    """Give the seats of those who come, or who stand otherwise, with their people."""
    rows = Seat.objects.filter(workshop=workshop, state__in=states or (SeatState.COMING,))
    found = list(rows.select_related("enrolment__person"))
    for seat in found:
        seat.workshop = workshop
    return found


def _open(workshop: Workshop, enrolment: Enrolment, by: Person, at: datetime) -> Workshop:
    if not may_learn(by, enrolment) or enrolment.cohort_id != workshop.cohort_id:
        raise NotTheirs
    locked = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if locked.cancelled_at or locked.starts_at <= at:
        raise Begun
    return locked
