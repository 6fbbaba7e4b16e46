"""Training, as people go through it."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.learning.actions import lesson_files, resources, seats, training, workshops
from colead.learning.actions.resources import ResourceDraft
from colead.learning.actions.workshops import WorkshopPlan
from colead.learning.library import modules_of
from colead.learning.models import LessonFile, Resource, Seat, Training, Workshop
from colead.learning.modules.parts import Module
from colead.learning.plans import needed, plan_of
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment, Programme
from tests.factories.people import NOW
from tests.factories.uploads import PDF

FIRST = "role-and-contract"


def module_of(enrolment: Enrolment, code: str = FIRST) -> Module:
    """Give a module as the programme has it."""
    return modules_of(enrolment.cohort.programme)[code]


def begin(enrolment: Enrolment, code: str = FIRST, *, at: datetime = NOW, rating: int = 2) -> Training:
    """Begin a module, rating every skill alike."""
    module = module_of(enrolment, code)
    ratings = {skill.id: rating for skill in module.skills}
    return training.begin(enrolment=enrolment, module=module, ratings=ratings, by=enrolment.person, at=at)


def learn(enrolment: Enrolment, code: str = FIRST, *, at: datetime = NOW, words: str = "") -> Training:
    """Go through a module from the first lesson to the last question."""
    module, by = module_of(enrolment, code), enrolment.person
    begin(enrolment, code, at=at)
    for lesson in module.lessons:
        training.read_lesson(enrolment=enrolment, module=module, lesson=lesson, words=words, by=by, at=at)
    given = {question.id: question.right for question in module.quiz}
    return training.answer_quiz(enrolment=enrolment, module=module, given=given, by=by, at=at)


def learn_a_little(enrolment: Enrolment, words: str) -> Training:
    """Read one lesson, and write down what came to mind."""
    module = module_of(enrolment)
    return training.read_lesson(
        enrolment=enrolment, module=module, lesson=module.lessons[0], words=words, by=enrolment.person, at=NOW
    )


def learn_all(enrolment: Enrolment, *, at: datetime = NOW) -> None:
    """Go through everything that is asked of somebody."""
    programme = enrolment.cohort.programme
    for code in needed(plan_of(programme), enrolment.roles):
        learn(enrolment, code, at=at)


def make_workshop(
    cohort: Cohort, by: Person, *, at: datetime = NOW, in_days: int = 7, places: int = 1, **more: str
) -> Workshop:
    """Plan a workshop."""
    plan = WorkshopPlan("Listening, in threes", at + timedelta(days=in_days), 75, places, **more)
    return workshops.plan(cohort=cohort, plan=plan, by=by, at=at)


def sit(workshop: Workshop, *enrolments: Enrolment, at: datetime = NOW) -> list[Seat]:
    """Let people sign up, one after another."""
    return [
        seats.sign_up(workshop=workshop, enrolment=one, by=one.person, at=at + timedelta(minutes=place))
        for place, one in enumerate(enrolments)
    ]


def make_resource(programme: Programme, by: Person | None) -> Resource:
    """Put a file into a programme's library."""
    assert by is not None
    return resources.add(programme=programme, draft=ResourceDraft("Our paper", file=PDF), by=by, at=NOW)


def make_file(programme: Programme, by: Person | None) -> LessonFile:
    """Put a file into the last lesson of the first module."""
    assert by is not None
    return lesson_files.add(
        programme=programme, module=FIRST, lesson="agreement", content=PDF, words="A sheet", by=by, at=NOW
    )
