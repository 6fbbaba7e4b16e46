"""The only ways to a module and to what somebody does in it; what you may not know of is a 404."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.models import StoredFile
from colead.learning.files import TEACHING
from colead.learning.library import modules_of
from colead.learning.models import LessonFile, Resource, Training, Workshop
from colead.learning.modules.parts import Lesson, Module
from colead.learning.rules import LEARNING, may_learn
from colead.people.models import Person
from colead.programmes.access import own_enrolment
from colead.programmes.models import Enrolment, Programme
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


@dataclass(frozen=True)
class Course:
    """A module and who goes through it; no training where they have not begun."""

    enrolment: Enrolment
    module: Module
    training: Training | None


def own_course(person: Person, key: str, code: str) -> Course:
    """Find one's own way through a module; three queries."""
    enrolment = learning_enrolment(person, key)
    module = known_module(enrolment.cohort.programme, code)
    rows = Training.objects.select_related("workbook")
    return Course(enrolment, module, rows.filter(enrolment=enrolment, module=code).first())


def learning_enrolment(person: Person, key: str) -> Enrolment:
    """Find one's own place in a cohort, where one learns."""
    enrolment = own_enrolment(person, key)
    if not may_learn(person, enrolment):
        raise Http404
    return enrolment


def known_module(programme: Programme, code: str) -> Module:
    """Find a module that a programme has."""
    found = modules_of(programme).get(code)
    if found is None:
        raise Http404
    return found


def known_lesson(module: Module, id: str) -> Lesson:
    """Find a lesson of a module."""
    found = module.lesson(id)
    if found is None:
        raise Http404
    return found


def coordinated_workshop(person: Person, key: str) -> Workshop:
    """Find a workshop of a cohort that the person coordinates."""
    found = get_object_or_404(Workshop.objects.select_related("cohort__programme"), key=key)
    if not may_coordinate(person, found.cohort.programme, Task.INVITE):
        raise Http404
    return found


def open_workshop(person: Person, key: str) -> tuple[Workshop, Enrolment]:
    """Find a workshop that the person may come to, and their place in its cohort."""
    workshop = get_object_or_404(Workshop, key=key)
    rows = Enrolment.objects.select_related("person")
    return workshop, get_object_or_404(rows, cohort=workshop.cohort_id, person=person, state__in=LEARNING)


def coordinated_resource(person: Person, key: str) -> Resource:
    """Find something in the library of a programme that the person coordinates."""
    found = get_object_or_404(Resource.objects.select_related("programme"), key=key)
    if not may_coordinate(person, found.programme):
        raise Http404
    return found


def seen_resource(person: Person, key: str) -> Resource:
    """Find something in the library of a programme in which the person learns, or which they coordinate."""
    found = get_object_or_404(Resource.objects.select_related("programme"), key=key)
    _require_reader(person, found.programme)
    return found


def resource_content(resource: Resource) -> StoredFile:
    """Find the file of something in the library."""
    return get_object_or_404(StoredFile, key=resource.file, purpose=TEACHING.name)


def coordinated_lesson_file(person: Person, key: str) -> LessonFile:
    """Find a file in a lesson of a programme that the person coordinates."""
    found = get_object_or_404(LessonFile.objects.select_related("programme"), key=key)
    if not may_coordinate(person, found.programme):
        raise Http404
    return found


def seen_lesson_file(person: Person, key: str) -> StoredFile:
    """Find what is in a file of a lesson in whose programme the person learns, or which they coordinate."""
    found = get_object_or_404(LessonFile.objects.select_related("programme"), key=key)
    _require_reader(person, found.programme)
    return get_object_or_404(StoredFile, key=found.file, purpose=TEACHING.name)


def _require_reader(person: Person, programme: Programme) -> None:
    """Let those through who learn in a programme or coordinate it."""
    learns = Enrolment.objects.filter(person=person, cohort__programme=programme, state__in=LEARNING)
    if not (learns.exists() or may_coordinate(person, programme)):
        raise Http404
