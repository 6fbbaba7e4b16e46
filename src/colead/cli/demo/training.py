"""What the demo's people learned before they met: most in two afternoons together, one by himself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.learning.actions import resources, seats, training, workshops
from colead.learning.actions.resources import ResourceDraft
from colead.learning.actions.workshops import WorkshopPlan
from colead.learning.library import modules_of
from colead.learning.modules.catalogue import CORE
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

THOUGHT = "I fix. Before anybody has finished the sentence I have a plan for them."
DELEGATING = """We asked twelve managers what they wish they had known.

- Say **what** should be different in the end, and leave the how.
- Fix two dates on which you talk. In between do not ask.
- Tell your own boss to whom it belongs now. Otherwise they come to you again.
"""
LATE = 3  # people who have not been to the second afternoon


def learn(cohort: Cohort, amara: Person, at: datetime, *, now: datetime) -> None:
    """Let everybody who takes part learn; Bo goes through two modules by himself and has begun a third."""
    people = list(
        cohort.enrolments.filter(state=EnrolmentState.ADMITTED).select_related("person", "cohort__programme")
    )
    modules = modules_of(cohort.programme)
    for place, enrolment in enumerate(people):
        if enrolment.person.email == cast.PEER:
            _go_through(enrolment, at)
            continue
        for code in CORE[: 3 if len(people) - place <= LATE else None]:
            training.count(enrolment=enrolment, module=modules[code], by=amara, at=at)
    _meet(cohort, amara, people, now)
    _recommend(cohort, amara, at)


def _meet(cohort: Cohort, amara: Person, people: Sequence[Enrolment], now: datetime) -> None:
    """Plan a workshop for next week that has fewer places than people want; Bo comes."""
    plan = WorkshopPlan(
        "Feedback, in threes", now.replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=6), 75, 6,
        "We play three short scenes. Bring somebody to whom you owe a sentence.", "Room 4.12", CORE[2],
    )  # fmt: skip
    workshop = workshops.plan(cohort=cohort, plan=plan, by=amara, at=now)
    for enrolment in people[:8]:
        seats.sign_up(workshop=workshop, enrolment=enrolment, by=enrolment.person, at=now)


def _go_through(enrolment: Enrolment, at: datetime) -> None:
    modules, by = modules_of(enrolment.cohort.programme), enrolment.person
    for days, code in enumerate(CORE[:3]):
        module, moment = modules[code], at + timedelta(days=days)
        ratings = {skill.id: 2 + place % 2 for place, skill in enumerate(module.skills)}
        training.begin(enrolment=enrolment, module=module, ratings=ratings, by=by, at=moment)
        for lesson in module.lessons[: 2 if days == 2 else None]:
            words = THOUGHT if lesson.id == "not-a-boss" else ""
            training.read_lesson(
                enrolment=enrolment, module=module, lesson=lesson, words=words, by=by, at=moment
            )
        if days < 2:
            given = {question.id: question.right for question in module.quiz}
            training.answer_quiz(enrolment=enrolment, module=module, given=given, by=by, at=moment)
            training.look_back(
                enrolment=enrolment, module=module, after=dict.fromkeys(ratings, 4),
                quality={"worth": 4, "use": 5, "clear": 4, "try": 3}, by=by, at=moment,
            )  # fmt: skip


def _recommend(cohort: Cohort, amara: Person, at: datetime) -> None:
    """Put an article and a link into the library."""
    about = [cohort.programme.competencies.get(code="DEV").key]
    for draft in (
        ResourceDraft("How we delegate here", "One page, from the managers of last year.", text=DELEGATING, competencies=about),
        ResourceDraft("The table of who decides what", url="https://intranet.example.org/decisions", competencies=about),
    ):  # fmt: skip
        resources.add(programme=cohort.programme, draft=draft, by=amara, at=at)
