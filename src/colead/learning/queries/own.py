"""What somebody has to learn, and how far they are: for their own eyes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.access import Course
from colead.learning.models import ProgrammeModule, Training, TrainingPlan
from colead.learning.modules.catalogue import shipped
from colead.learning.modules.parts import Choice, Lesson, Module, Question
from colead.learning.modules.reading import build
from colead.learning.plans import needed
from colead.learning.quality import QUALITY
from colead.learning.rules import LEARNING
from colead.learning.workbooks import pages_of
from colead.people.models import Person
from colead.programmes.models import Enrolment


@dataclass(frozen=True)
class ModuleLine:
    """A module in the list."""

    code: str
    title: str
    summary: str
    minutes: int
    state: str  # new | begun | finished
    done: int  # lessons, and the quiz where there is one
    of: int


@dataclass(frozen=True)
class OwnTraining:
    """What one cohort asks somebody to learn."""

    key: str  # of the enrolment
    programme: str
    lines: tuple[ModuleLine, ...]
    is_half_way: bool  # and something was learned, so that a second look is worth it

    @property
    def finished(self) -> int:
        """Count the modules that are finished."""
        return sum(line.state == "finished" for line in self.lines)

    @property
    def next(self) -> ModuleLine | None:
        """Give the one to go on with."""
        return next((line for line in self.lines if line.state != "finished"), None)

    @property
    def minutes_left(self) -> int:
        """Say how long the rest takes."""
        return sum(line.minutes for line in self.lines if line.state != "finished")


def own_trainings(person: Person, *, today: date) -> tuple[OwnTraining, ...]:
    """List what each of one's cohorts asks one to learn, the newest first; three queries."""
    rows = Enrolment.objects.filter(person=person, state__in=LEARNING).order_by("-cohort__starts_on", "-pk")
    enrolments = list(rows.select_related("cohort__programme__training_plan"))
    worded: dict[int, dict[str, Module]] = defaultdict(dict)
    programmes = [one.cohort.programme_id for one in enrolments]
    for row in ProgrammeModule.objects.filter(programme__in=programmes):
        worded[row.programme_id][row.code] = build(row.code, row.content)
    trainings = {
        (one.enrolment_id, one.module): one for one in Training.objects.filter(enrolment__in=enrolments)
    }
    found = [
        _own(one, {**shipped(), **worded[one.cohort.programme_id]}, trainings, today) for one in enrolments
    ]
    return tuple(one for one in found if one.lines)


def _own(
    enrolment: Enrolment, modules: dict[str, Module], trainings: dict[tuple[int, str], Training], today: date
) -> OwnTraining:
    programme = enrolment.cohort.programme
    plan = getattr(programme, "training_plan", None) or TrainingPlan(programme=programme)
    codes = [code for code in needed(plan, enrolment.roles) if code in modules]
    lines = tuple(_line(modules[code], trainings.get((enrolment.pk, code))) for code in codes)
    learned = any(line.state == "finished" for line in lines)
    return OwnTraining(enrolment.key, programme.name, lines, learned and enrolment.cohort.half_way <= today)


def _line(module: Module, training: Training | None) -> ModuleLine:
    done, of = _steps(module, training)
    state = "new" if training is None else "finished" if training.finished_at else "begun"
    return ModuleLine(module.code, module.title, module.summary, module.minutes, state, done, of)


def _steps(module: Module, training: Training | None) -> tuple[int, int]:
    read = _read(module, training)
    passed = bool(module.quiz and training and training.passed_at)
    return len(read) + passed, len(module.lessons) + bool(module.quiz)


def _read(module: Module, training: Training | None) -> set[str]:
    return {one.id for one in module.lessons} & set(training.read if training else ())


@dataclass(frozen=True)
class LessonLine:
    """A lesson in the list of its module."""

    id: str
    title: str
    minutes: int
    is_read: bool


@dataclass(frozen=True)
class Rating:
    """Something that one rates oneself on, or the module, with what one said."""

    id: str
    text: str
    given: int | None


@dataclass(frozen=True)
class ModulePage:
    """A module as somebody stands in it."""

    module: Module
    is_begun: bool
    is_finished: bool
    elsewhere: bool
    lessons: tuple[LessonLine, ...]
    is_passed: bool
    next_lesson: str  # the first that is not read
    before: tuple[Rating, ...]


def module_page(course: Course) -> ModulePage:
    """Give a module with one's own way through it; no query."""
    module, training = course.module, course.training
    read = _read(module, training)
    lessons = tuple(LessonLine(one.id, one.title, one.minutes, one.id in read) for one in module.lessons)
    before = pages_of(training).before
    return ModulePage(
        module, training is not None, bool(training and training.finished_at), bool(training and training.elsewhere),
        lessons, bool(training and training.passed_at), next((one.id for one in lessons if not one.is_read), ""),
        tuple(Rating(one.id, one.text, before.get(one.id)) for one in module.skills),
    )  # fmt: skip


@dataclass(frozen=True)
class LessonPage:
    """One lesson as it is read."""

    module: Module
    lesson: Lesson
    number: int
    of: int
    text: SafeString
    practice: SafeString
    words: str  # what one wrote oneself
    before: str  # ids of the lessons around it
    after: str


def lesson_page(course: Course, lesson: Lesson) -> LessonPage:
    """Give a lesson with what one wrote about it; no query."""
    place = course.module.lessons.index(lesson)
    ids = ["", *(one.id for one in course.module.lessons), ""]
    return LessonPage(
        course.module, lesson, place + 1, len(course.module.lessons), to_html(lesson.text), to_html(lesson.practice),
        pages_of(course.training).words.get(lesson.id, ""), ids[place], ids[place + 2],
    )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A question of the quiz with what one answered."""

    question: Question
    given: int | None

    @property
    def is_right(self) -> bool:
        """Tell whether it was answered right."""
        return self.given == self.question.right

    @property
    def chosen(self) -> Choice | None:
        """Give the choice, with why it is right or not."""
        return None if self.given is None else self.question.choices[self.given]


def quiz_page(course: Course) -> tuple[Asked, ...]:
    """Give the questions with what one answered; no query."""
    given = pages_of(course.training).quiz
    return tuple(Asked(one, _place(given.get(one.id), one)) for one in course.module.quiz)


def _place(given: int | None, question: Question) -> int | None:
    """Forget an answer that a reworded question does not offer any more."""
    return given if given is not None and given < len(question.choices) else None


@dataclass(frozen=True)
class LookingBack:
    """A finished module: how sure one is now, beside how sure one was, and how the module was."""

    module: Module
    after: tuple[Rating, ...]
    quality: tuple[Rating, ...]
    before: dict[str, int]
    has_said: bool

    @property
    def change(self) -> tuple[tuple[str, int, int], ...]:
        """Give each skill that was rated twice: what it is, before, after."""
        return tuple(
            (one.text, self.before[one.id], one.given)
            for one in self.after
            if one.given is not None and one.id in self.before
        )


def looking_back(course: Course) -> LookingBack:
    """Give what one said of oneself and of a module; no query."""
    pages = pages_of(course.training)
    after = tuple(Rating(one.id, one.text, pages.after.get(one.id)) for one in course.module.skills)
    quality = tuple(Rating(id, str(text), pages.quality.get(id)) for id, text in QUALITY.items())
    return LookingBack(course.module, after, quality, pages.before, bool(pages.after or pages.quality))


def watched(course: Course) -> tuple[tuple[int, str, bool], ...]:
    """Give the check list of the role-play, with what one ticked; no query."""
    ticked = set(pages_of(course.training).watched)
    lines = course.module.role_play.watch if course.module.role_play else ()
    return tuple((place, line, place in ticked) for place, line in enumerate(lines))
