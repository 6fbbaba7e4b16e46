"""Planning workshops: when, where, for how many; who was there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.learning import workshop_emails as emails
from colead.learning.actions.seats import fill, seated
from colead.learning.actions.training import NotTheirs, finish_elsewhere
from colead.learning.library import modules_of
from colead.learning.models import Workshop
from colead.learning.states import SeatState
from colead.partnerships.uids import new_uid
from colead.people.models import Person
from colead.programmes.models import Cohort
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

MOST = 1000


@dataclass(frozen=True)
class WorkshopPlan:
    """What is planned."""

    title: str
    starts_at: datetime
    minutes: int
    places: int
    about: str = ""
    place: str = ""
    module: str = ""


class NotLikeThis(Refused):
    code = "workshops.not_like_this"
    sentence = _(
        "A workshop needs a title, a time to come, 15 to 480 minutes, 1 to 1,000 places, and a module that exists."
    )


class Over(Refused):
    code = "workshops.over"
    sentence = _("This workshop is over or does not take place.")


class NotYet(Refused):
    code = "workshops.not_yet"
    sentence = _("Say who was there once it has begun.")


@transaction.atomic
def plan(*, cohort: Cohort, plan: WorkshopPlan, by: Person, at: datetime) -> Workshop:
    """Plan a workshop; people of the cohort can sign up from now on."""
    _require_coordinator(by, cohort)
    _require_sound(plan, cohort, at)
    workshop = Workshop.objects.create(cohort=cohort, calendar_uid=new_uid(), **asdict(plan))
    record("workshops.plan", workshop, by=by, at=at, starts_at=plan.starts_at.isoformat(), places=plan.places)
    return workshop


@transaction.atomic
def change(*, workshop: Workshop, plan: WorkshopPlan, by: Person, at: datetime) -> Workshop:
    """Plan it otherwise; who has a place is told, and new places go to those who wait."""
    locked = _open(workshop, by, at)
    _require_sound(plan, locked.cohort, at)
    shown = ("title", "starts_at", "minutes", "place")
    matters = any(getattr(plan, name) != getattr(locked, name) for name in shown)
    for name, value in asdict(plan).items():
        setattr(locked, name, value)
    locked.calendar_sequence += matters
    locked.save()
    if matters:
        emails.tell(seated(locked), emails.CHANGED, at=at)
    record("workshops.change", locked, by=by, at=at, starts_at=plan.starts_at.isoformat(), places=plan.places)
    fill(locked, at=at)
    return locked


@transaction.atomic
def cancel(*, workshop: Workshop, by: Person, at: datetime) -> Workshop:
    """Let it not take place, and tell everybody who has a place or waits for one."""
    locked = _open(workshop, by, at)
    locked.cancelled_at, locked.calendar_sequence = at, locked.calendar_sequence + 1
    locked.save(update_fields=["cancelled_at", "calendar_sequence"])
    emails.tell(seated(locked, SeatState.COMING, SeatState.WAITING), emails.CANCELLED, at=at)
    record("workshops.cancel", locked, by=by, at=at)
    return locked


@transaction.atomic
def note_attendance(*, workshop: Workshop, there: Collection[str], by: Person, at: datetime) -> Workshop:
    """Say who was there, by the keys of their seats; being there finishes the module that it teaches."""
    locked = _locked(workshop)
    _require_coordinator(by, locked.cohort)
    if locked.cancelled_at or locked.starts_at > at:
        raise NotYet
    for seat in seated(locked):
        seat.was_there = seat.key in there
        seat.save(update_fields=["was_there"])
        if seat.was_there and locked.module:
            finish_elsewhere(seat.enrolment, locked.module, at)
    record("workshops.note_attendance", locked, by=by, at=at, there=len(set(there)))
    return locked


def _require_coordinator(by: Person, cohort: Cohort) -> None:
    if not may_coordinate(by, cohort.programme, Task.INVITE):
        raise NotTheirs


def _require_sound(plan: WorkshopPlan, cohort: Cohort, at: datetime) -> None:
    right = plan.title and plan.starts_at > at and 15 <= plan.minutes <= 480 and 1 <= plan.places <= MOST
    if not right or (plan.module and plan.module not in modules_of(cohort.programme)):
        raise NotLikeThis


def _locked(workshop: Workshop) -> Workshop:
    return (
        Workshop.objects.select_for_update(of=("self",))
        .select_related("cohort__programme")
        .get(pk=workshop.pk)
    )


def _open(workshop: Workshop, by: Person, at: datetime) -> Workshop:
    locked = _locked(workshop)
    _require_coordinator(by, locked.cohort)
    if locked.cancelled_at or locked.starts_at <= at:
        raise Over
    return locked
