"""Going through a module: begin, read, answer the quiz, and finish by having done both.

The trail says that somebody learned, never what they answered or wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.learning.models import Training
from colead.learning.modules.parts import Lesson, Module
from colead.learning.quality import QUALITY
from colead.learning.rules import may_learn
from colead.learning.workbooks import pages_of, write
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

LONGEST = 4000
LOWEST, HIGHEST = 1, 5


class NotTheirs(Refused):
    code = "training.not_yours"
    sentence = _("This training is somebody else’s.")


class NoSuchAnswer(Refused):
    code = "training.no_such_answer"
    sentence = _("One of these answers is none that can be given here. Choose again.")


class NotFinished(Refused):
    code = "training.not_finished"
    sentence = _("Look back once you have finished the module.")


class TooLong(Refused):
    code = "training.too_long"
    sentence = _("That is longer than 4,000 letters. Keep what matters most.")


@transaction.atomic
def begin(
    *, enrolment: Enrolment, module: Module, ratings: Mapping[str, int], by: Person, at: datetime
) -> Training:
    """Begin a module, saying how sure one is of each skill today; a rating is given once, before the first lesson."""
    training = _taken_up(enrolment, module, by, at)
    known = {skill.id for skill in module.skills}
    _require_ratings(ratings, known)
    pages = pages_of(training)
    if ratings and not pages.before and not training.read:
        write(training, replace(pages, before=dict(ratings)))
    return training


@transaction.atomic
def read_lesson(
    *, enrolment: Enrolment, module: Module, lesson: Lesson, words: str, by: Person, at: datetime
) -> Training:
    """Note that a lesson was read, and keep what came to mind; nothing written leaves what is there."""
    text = words.strip()
    if len(text) > LONGEST:
        raise TooLong
    training = _taken_up(enrolment, module, by, at)
    pages = pages_of(training)
    if lesson.reflection and text != pages.words.get(lesson.id, ""):
        write(training, replace(pages, words={**pages.words, lesson.id: text}))
    if lesson.id not in training.read:
        training.read = [*training.read, lesson.id]
        training.save(update_fields=["read"])
    record("training.read", training, by=by, at=at, module=module.code)
    return _finished(training, module, by, at)


@transaction.atomic
def answer_quiz(
    *, enrolment: Enrolment, module: Module, given: Mapping[str, int], by: Person, at: datetime
) -> Training:
    """Answer questions of the quiz; it is passed once each has been answered right, in as many tries as it takes."""
    offered = {question.id: len(question.choices) for question in module.quiz}
    if any(not 0 <= place < offered.get(id, 0) for id, place in given.items()):
        raise NoSuchAnswer
    training = _taken_up(enrolment, module, by, at)
    pages = pages_of(training)
    answers = {**pages.quiz, **given}
    write(training, replace(pages, quiz=answers))
    if not training.passed_at and all(answers.get(one.id) == one.right for one in module.quiz):
        training.passed_at = at
        training.save(update_fields=["passed_at"])
    record("training.answer", training, by=by, at=at, module=module.code)
    return _finished(training, module, by, at)


@transaction.atomic
def look_back(
    *,
    enrolment: Enrolment,
    module: Module,
    after: Mapping[str, int],
    quality: Mapping[str, int],
    by: Person,
    at: datetime,
) -> Training:
    """Say how sure one is of each skill now, and how the module was; a later word replaces the one before."""
    _require_ratings(after, {skill.id for skill in module.skills})
    _require_ratings(quality, set(QUALITY))
    if not may_learn(by, enrolment):
        raise NotTheirs
    training = Training.objects.select_for_update().filter(enrolment=enrolment, module=module.code).first()
    if training is None or training.finished_at is None:
        raise NotFinished
    pages = pages_of(training)
    write(training, replace(pages, after={**pages.after, **after}, quality={**pages.quality, **quality}))
    record("training.look_back", training, by=by, at=at, module=module.code)
    return training


@transaction.atomic
def count(*, enrolment: Enrolment, module: Module, by: Person, at: datetime) -> Training:
    """Count a module as finished that somebody learned elsewhere: in a workshop, in another programme."""
    if not may_coordinate(by, enrolment.cohort.programme, Task.INVITE):
        raise NotTheirs
    was_open = not Training.objects.filter(
        enrolment=enrolment, module=module.code, finished_at__isnull=False
    ).exists()
    training = finish_elsewhere(enrolment, module.code, at)
    if was_open:
        record("training.count", training, by=by, at=at, module=module.code, enrolment=enrolment.key)
    return training


def finish_elsewhere(enrolment: Enrolment, code: str, at: datetime) -> Training:
    """Finish a module that somebody learned elsewhere; in the caller's transaction, which writes the event."""
    training = _begun(enrolment, code, at)
    if training.finished_at is None:
        training.finished_at, training.elsewhere = at, True
        training.save(update_fields=["finished_at", "elsewhere"])
    return training


@transaction.atomic
def tick_role_play(
    *, enrolment: Enrolment, module: Module, seen: Iterable[int], by: Person, at: datetime
) -> Training:
    """Keep what somebody saw while watching a role-play; each time anew."""
    lines = len(module.role_play.watch) if module.role_play else 0
    ticks = sorted(set(seen))
    if any(not 0 <= line < lines for line in ticks):
        raise NoSuchAnswer
    training = _taken_up(enrolment, module, by, at)
    write(training, replace(pages_of(training), watched=ticks))
    record("training.tick", training, by=by, at=at, module=module.code)
    return training


def _taken_up(enrolment: Enrolment, module: Module, by: Person, at: datetime) -> Training:
    """Take up a module as one's own, beginning it where that has not happened; holds the row."""
    if not may_learn(by, enrolment):
        raise NotTheirs
    known = Training.objects.filter(enrolment=enrolment, module=module.code).exists()
    training = _begun(enrolment, module.code, at)
    if not known:
        record("training.begin", training, by=by, at=at, module=module.code)
    return training


def _begun(enrolment: Enrolment, code: str, at: datetime) -> Training:
    Training.objects.get_or_create(enrolment=enrolment, module=code, defaults={"begun_at": at})
    return Training.objects.select_for_update().get(enrolment=enrolment, module=code)


def _require_ratings(ratings: Mapping[str, int], known: set[str]) -> None:
    if not known.issuperset(ratings) or any(not LOWEST <= value <= HIGHEST for value in ratings.values()):
        raise NoSuchAnswer


def _finished(training: Training, module: Module, by: Person, at: datetime) -> Training:
    """Finish where all lessons are read and the quiz is passed."""
    read = {lesson.id for lesson in module.lessons} <= set(training.read)
    if training.finished_at is None and read and (training.passed_at or not module.quiz):
        training.finished_at = at
        training.save(update_fields=["finished_at"])
        record("training.finish", training, by=by, at=at, module=module.code)
    return training
