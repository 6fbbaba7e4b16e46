"""A programme's own modules, and its own wording of those that come with Colead.

Whatever is changed in a module that came with Colead makes it the programme's; going back is one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.keys import new_key
from colead.learning.actions.lesson_files import forget_files
from colead.learning.models import ProgrammeModule, TrainingPlan
from colead.learning.modules.catalogue import shipped
from colead.learning.modules.parts import Choice, Lesson, Module, Question
from colead.learning.modules.reading import as_data, build
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate

MOST_LESSONS, MOST_QUESTIONS, MOST_MODULES = 30, 30, 40
FEWEST, MOST_CHOICES = 2, 4


class NoSuchModule(Refused):
    code = "modules.gone"
    sentence = _("This module, or this part of it, is not there any more.")


class TooMuch(Refused):
    code = "modules.too_much"
    sentence = _(
        "A programme has at most 40 modules of its own, and a module at most 30 lessons and 30 questions."
    )


class LastLesson(Refused):
    code = "modules.last_lesson"
    sentence = _("A module needs a lesson. Write another one first.")


class NotAQuestion(Refused):
    code = "modules.not_a_question"
    sentence = _("A question needs two to four answers, each with why, and one of them is right.")


@dataclass(frozen=True)
class Head:
    """What a module is called."""

    title: str
    summary: str
    minutes: int


@dataclass(frozen=True)
class LessonDraft:
    """What a lesson says."""

    title: str
    minutes: int
    text: str
    practice: str = ""
    reflection: str = ""


@dataclass(frozen=True)
class QuestionDraft:
    """What a question asks: answers with why, and the place of the right one."""

    text: str
    choices: Sequence[tuple[str, str]]
    right: int


@transaction.atomic
def write(*, programme: Programme, head: Head, by: Person, at: datetime) -> ProgrammeModule:
    """Begin a module of the programme's own, with a first lesson to write."""
    _require_coordinator(programme, by)
    if ProgrammeModule.objects.filter(programme=programme).count() >= MOST_MODULES:
        raise TooMuch
    module = Module(
        new_key(), head.title, head.summary, head.minutes, (Lesson(new_key(), head.title, 5, ""),)
    )
    row = ProgrammeModule.objects.create(
        programme=programme, code=module.code, content=as_data(module), changed_at=at
    )
    record("modules.write", row, by=by, at=at, code=row.code)
    return row


@transaction.atomic
def rename(*, programme: Programme, code: str, head: Head, by: Person, at: datetime) -> Module:
    """Change what a module is called and how long it takes."""
    row, module = _own(programme, code, by, at)
    changed = replace(module, title=head.title, summary=head.summary, minutes=head.minutes)
    return _kept(row, changed, "modules.rename", by, at)


@transaction.atomic
def write_lesson(
    *, programme: Programme, code: str, lesson: str, draft: LessonDraft, by: Person, at: datetime
) -> Lesson:
    """Change a lesson, or add one at the end where none is named."""
    row, module = _own(programme, code, by, at)
    if lesson and module.lesson(lesson) is None:
        raise NoSuchModule
    if not lesson and len(module.lessons) >= MOST_LESSONS:
        raise TooMuch
    new = Lesson(
        lesson or new_key(), draft.title, draft.minutes, draft.text, draft.practice, draft.reflection
    )
    lessons = tuple(new if one.id == new.id else one for one in module.lessons)
    _kept(
        row, replace(module, lessons=lessons if lesson else (*lessons, new)), "modules.write_lesson", by, at
    )
    return new


@transaction.atomic
def remove_lesson(*, programme: Programme, code: str, lesson: str, by: Person, at: datetime) -> Module:
    """Take a lesson out, with its files."""
    row, module = _own(programme, code, by, at)
    if module.lesson(lesson) is None:
        raise NoSuchModule
    if len(module.lessons) == 1:
        raise LastLesson
    forget_files(programme, code, lesson)
    left = tuple(one for one in module.lessons if one.id != lesson)
    return _kept(row, replace(module, lessons=left), "modules.remove_lesson", by, at)


@transaction.atomic
def write_question(
    *, programme: Programme, code: str, question: str, draft: QuestionDraft, by: Person, at: datetime
) -> Question:
    """Change a question of the quiz, or add one at the end where none is named."""
    row, module = _own(programme, code, by, at)
    ids = {one.id for one in module.quiz}
    if question and question not in ids:
        raise NoSuchModule
    if not question and len(ids) >= MOST_QUESTIONS:
        raise TooMuch
    new = Question(question or new_key(), draft.text, _choices(draft))
    quiz = tuple(new if one.id == new.id else one for one in module.quiz)
    _kept(row, replace(module, quiz=quiz if question else (*quiz, new)), "modules.write_question", by, at)
    return new


@transaction.atomic
def remove_question(*, programme: Programme, code: str, question: str, by: Person, at: datetime) -> Module:
    """Take a question out of the quiz."""
    row, module = _own(programme, code, by, at)
    left = tuple(one for one in module.quiz if one.id != question)
    return _kept(row, replace(module, quiz=left), "modules.remove_question", by, at)


@transaction.atomic
def reset(*, programme: Programme, code: str, by: Person, at: datetime) -> None:
    """Go back to a module as it came; one of the programme's own is taken away, also out of the plan."""
    _require_coordinator(programme, by)
    row = ProgrammeModule.objects.select_for_update().filter(programme=programme, code=code).first()
    if row is None:
        return
    record("modules.reset", row, by=by, at=at, code=code)
    row.delete()
    if code not in shipped():
        forget_files(programme, code)
        plan = TrainingPlan.objects.select_for_update().filter(programme=programme).first()
        if plan is not None:
            plan.modules = {
                role: [one for one in codes if one != code] for role, codes in plan.modules.items()
            }
            plan.save(update_fields=["modules"])


def _require_coordinator(programme: Programme, by: Person) -> None:
    if not may_coordinate(by, programme):
        raise NotTheirs


def _own(programme: Programme, code: str, by: Person, at: datetime) -> tuple[ProgrammeModule, Module]:
    """Hold the programme's wording of a module, making one of what came with Colead where there is none."""
    _require_coordinator(programme, by)
    if code in shipped():
        came = as_data(shipped()[code])
        ProgrammeModule.objects.get_or_create(
            programme=programme, code=code, defaults={"content": came, "changed_at": at}
        )
    row = ProgrammeModule.objects.select_for_update().filter(programme=programme, code=code).first()
    if row is None:
        raise NoSuchModule
    return row, build(code, row.content)


def _kept(row: ProgrammeModule, module: Module, action: str, by: Person, at: datetime) -> Module:
    row.content, row.changed_at = as_data(module), at
    row.save(update_fields=["content", "changed_at"])
    record(action, row, by=by, at=at, code=row.code)
    return module


def _choices(draft: QuestionDraft) -> tuple[Choice, ...]:
    whole = all(text and why for text, why in draft.choices)
    if (
        not whole
        or not FEWEST <= len(draft.choices) <= MOST_CHOICES
        or not 0 <= draft.right < len(draft.choices)
    ):
        raise NotAQuestion
    return tuple(Choice(text, why, place == draft.right) for place, (text, why) in enumerate(draft.choices))
