"""The only way from an address to a programme, cohort or enrolment; what you may not know of is a 404."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.prepared import Prepared
from colead.people.models import Person
from colead.programmes.models import (
    Acknowledgement,
    Appointment,
    CharterVersion,
    Cohort,
    Competency,
    Enrolment,
    PlannedStep,
    Programme,
)
from colead.programmes.rules import may_coordinate, may_evaluate, may_help, may_read_figures
from colead.programmes.states import Task


def coordinated_programme(person: Person, key: str, task: Task | None = None) -> Programme:
    """Find a programme that the person coordinates, or in which they were given this task."""
    programme = get_object_or_404(Programme, key=key)
    if not may_coordinate(person, programme, task):
        raise Http404
    return programme


def coordinated_cohort(person: Person, key: str, task: Task | None = None) -> Cohort:
    """Find a cohort of a programme that the person coordinates, or in which they were given this task."""
    cohort = get_object_or_404(Cohort.objects.select_related("programme"), key=key)
    if not may_coordinate(person, cohort.programme, task):
        raise Http404
    return cohort


def helped_cohort(person: Person, key: str) -> Cohort:
    """Find a cohort in which the person coordinates something."""
    cohort = get_object_or_404(Cohort.objects.select_related("programme"), key=key)
    if not may_help(person, cohort.programme):
        raise Http404
    return cohort


def evaluated_cohort(person: Person, key: str) -> Cohort:
    """Find a cohort that the person evaluates, under pseudonyms."""
    cohort = get_object_or_404(Cohort.objects.select_related("programme"), key=key)
    if not may_evaluate(person, cohort.programme):
        raise Http404
    return cohort


def figures_cohort(person: Person, key: str) -> Cohort:
    """Find a cohort whose released figures the person may read."""
    cohort = get_object_or_404(Cohort.objects.select_related("programme"), key=key)
    if not may_read_figures(person, cohort.programme):
        raise Http404
    return cohort


def coordinated_enrolment(person: Person, key: str, task: Task = Task.INVITE) -> Enrolment:
    """Find an enrolment in a cohort that the person coordinates, or in which they were given this task."""
    enrolment = get_object_or_404(Enrolment.objects.select_related("cohort__programme", "person"), key=key)
    if not may_coordinate(person, enrolment.cohort.programme, task):
        raise Http404
    return enrolment


def own_enrolment(person: Person, key: str) -> Enrolment:
    """Find the person's own enrolment; it knows whether there is a charter that they have not read."""
    found = _own_enrolment.first(key=key, person=person.pk)
    if found is None:
        raise Http404
    return found


def _own(key: str, person: int) -> QuerySet[Enrolment]:
    read = Acknowledgement.objects.filter(version=OuterRef("pk"), enrolment=OuterRef(OuterRef("pk")))
    current = CharterVersion.objects.filter(programme=OuterRef("cohort__programme"), is_current=True)
    mine = Enrolment.objects.select_related("cohort__programme", "person").filter(key=key, person=person)
    return mine.annotate(has_new_charter=Exists(current.exclude(Exists(read))))


_own_enrolment = Prepared(_own)


def coordinated_competency(person: Person, key: str) -> Competency:
    """Find a competency of a programme that the person coordinates."""
    competency = get_object_or_404(Competency.objects.select_related("programme"), key=key)
    if not may_coordinate(person, competency.programme):
        raise Http404
    return competency


def coordinated_appointment(person: Person, key: str) -> Appointment:
    """Find somebody's post in a programme that the person coordinates."""
    appointment = get_object_or_404(Appointment.objects.select_related("programme", "person"), key=key)
    if not may_coordinate(person, appointment.programme):
        raise Http404
    return appointment


def invited_enrolment(key: str) -> Enrolment:
    """Find the enrolment that a signed invitation link is about; holding the link is the permission."""
    return get_object_or_404(Enrolment.objects.select_related("cohort__programme", "person"), key=key)


def coordinated_step(person: Person, key: str) -> PlannedStep:
    """Find a planned step of a programme that the person coordinates."""
    step = get_object_or_404(PlannedStep.objects.select_related("programme"), key=key)
    if not may_coordinate(person, step.programme):
        raise Http404
    return step
