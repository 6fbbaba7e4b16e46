"""Who gets a place: everybody, who is ready first, or by lot. Those who get none wait, and are told so kindly."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record, record_each
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes import emails
from colead.programmes.actions import enrolments
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.drawing import digest_of, drawn_order
from colead.programmes.models import Cohort, Draw, Enrolment
from colead.programmes.queries.admission import ahead, places_taken, takes_a_place, waiting_in_order
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Admission, EnrolmentState

LATE = _("The lots are drawn; who gets a place is decided.")


class DrawnBefore(Refused):
    code = "admission.drawn"
    sentence = LATE


class HowMany(Refused):
    code = "admission.how_many"
    sentence = _("Say how many places there are: at least one.")


class NoLottery(Refused):
    code = "admission.no_lottery"
    sentence = _("Choose first that places are given by lot.")


class NobodyWaits(Refused):
    code = "admission.nobody"
    sentence = _("Nobody is on the waiting list.")


class NoPlace(Refused):
    code = "admission.no_place"
    sentence = _("All places are taken.")


@transaction.atomic
def decide_how(*, cohort: Cohort, admission: str, places: int | None, by: Person, at: datetime) -> Cohort:
    """Say who gets a place from now on; whoever has one keeps it."""
    locked = _lock(cohort, by)
    if Draw.objects.filter(cohort=locked).exists():
        raise DrawnBefore
    if admission != Admission.OPEN and not places:
        raise HowMany
    locked.admission, locked.places = Admission(admission), places if admission != Admission.OPEN else None
    locked.save(update_fields=["admission", "places"])
    record("admission.decide_how", locked, by=by, at=at, admission=admission, places=locked.places)
    return locked


@transaction.atomic
def ready(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Let somebody take part who has finished their profile, or put them on the waiting list."""
    cohort = Cohort.objects.select_for_update().get(pk=enrolment.cohort_id)
    if not takes_a_place(enrolment) or _has_room(cohort):
        return enrolments.admit(enrolment=enrolment, by=by, at=at)
    listed = enrolments.put_on_list(enrolment=enrolment, by=by, at=at)
    emails.waitlisted([listed], is_drawn=cohort.admission == Admission.ORDER, at=at)
    return listed


@transaction.atomic
def draw(*, cohort: Cohort, by: Person, at: datetime) -> Draw:
    """Draw the lots, once; the seed comes from the machine's own chance, so that nobody can try until they like it."""
    locked = _lock(cohort, by)
    if locked.admission != Admission.LOTTERY or not locked.places:
        raise NoLottery
    if Draw.objects.filter(cohort=locked).exists():
        raise DrawnBefore
    waiting = {one.key: one for one in waiting_in_order(locked).select_for_update(of=("self",))}
    if not waiting:
        raise NobodyWaits
    seed, free = secrets.token_hex(16), max(0, locked.places - places_taken(locked))
    lots = [waiting[key] for key in drawn_order(seed, waiting)]
    _give_out(lots, free, by=by, at=at)
    drawn = Draw.objects.create(
        cohort=locked, seed=seed, places=free, entries=len(lots), digest=digest_of(waiting), drawn_at=at
    )
    record(
        "admission.draw", drawn, by=by, at=at, cohort=locked.key, seed=seed, places=free, entries=len(lots)
    )
    return drawn


@transaction.atomic
def admit_next(*, cohort: Cohort, by: Person, at: datetime) -> Enrolment:
    """Give a free place to whoever is next on the waiting list."""
    locked = _lock(cohort, by)
    if locked.admission == Admission.LOTTERY and not Draw.objects.filter(cohort=locked).exists():
        raise NoPlace(_("The lots are not drawn yet."))
    if locked.places is not None and places_taken(locked) >= locked.places:
        raise NoPlace
    first = waiting_in_order(locked).select_for_update(of=("self",)).first()
    if first is None:
        raise NobodyWaits
    admitted = enrolments.admit(enrolment=first, by=by, at=at)
    emails.places_given([admitted], at=at)
    return admitted


def _give_out(lots: Sequence[Enrolment], free: int, *, by: Person, at: datetime) -> None:
    """Write down everybody's place in the draw, admit the first, and write to all."""
    for place, enrolment in enumerate(lots, start=1):
        enrolment.drawn_place = place
        if place <= free:
            enrolment.state, enrolment.state_since, enrolment.admitted_at = EnrolmentState.ADMITTED, at, at
    fields = ["drawn_place", "state", "state_since", "admitted_at"]
    Enrolment.objects.bulk_update(lots, fields, batch_size=500)
    record_each("enrolments.admitted", lots[:free], by=by, at=at, before=EnrolmentState.WAITLISTED)
    emails.places_given(lots[:free], at=at)
    emails.waitlisted(lots[free:], is_drawn=True, at=at)


def _has_room(cohort: Cohort) -> bool:
    """Tell whether whoever is ready gets a place at once; nobody overtakes those who wait already."""
    if cohort.admission == Admission.OPEN:
        return True
    if cohort.admission == Admission.LOTTERY or cohort.places is None:
        return False
    return places_taken(cohort) + ahead(cohort) < cohort.places


def _lock(cohort: Cohort, by: Person) -> Cohort:
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme):
        raise NotTheirs
    return locked
