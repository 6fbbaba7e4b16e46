"""What a person was asked, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.partnerships.models import Member
from colead.people.models import Person
from colead.surveys.answers import unpack
from colead.surveys.frozen import frozen_of
from colead.surveys.layout import Page, Question, first_open, is_answered, pages_of
from colead.surveys.models import Questionnaire
from colead.surveys.rules import TAKING_PART, may_answer
from colead.surveys.states import WaveKind
from colead.surveys.timetable import RATED


@dataclass(frozen=True)
class OwnLine:
    """One questionnaire in the list."""

    key: str
    kind: str
    programme: str
    asked_at: datetime
    closes_at: datetime
    is_open: bool
    is_handed_in: bool
    is_begun: bool
    enrolment: str
    takes_peers: bool


@dataclass(frozen=True)
class Put:
    """A question with what was answered, where that may be shown."""

    question: Question
    answer: str


@dataclass(frozen=True)
class Sheet:
    """A questionnaire on the page: where one is, and what stands there."""

    questionnaire: Questionnaire
    pages: tuple[Page, ...]
    page: Page
    put: tuple[Put, ...]
    answered: int  # pages
    next_open: int | None
    is_open: bool

    @property
    def percent(self) -> int:
        """Give how far one is, in whole per cent."""
        return round(100 * self.answered / len(self.pages))

    @property
    def is_last(self) -> bool:
        """Tell whether no page comes after this one."""
        return self.page.number == len(self.pages)


def own_questionnaires(person: Person, *, at: datetime) -> tuple[OwnLine, ...]:
    """List what the person was asked, the newest first; two queries."""
    rows = Questionnaire.objects.filter(enrolment__person=person).order_by("-asked_at", "-pk")
    found = list(rows.select_related("wave__cohort__programme", "enrolment"))
    met = Member.objects.filter(enrolment__person=person, partnership__started_at__lte=at)
    matched = set(met.values_list("enrolment", flat=True))
    return tuple(_line(one, matched, at) for one in found)


def _line(one: Questionnaire, matched: set[int], at: datetime) -> OwnLine:
    wave = one.wave
    is_open = wave.opens_at <= at < wave.closes_at and one.enrolment.state in TAKING_PART
    if wave.kind == WaveKind.BASELINE and one.enrolment_id in matched:
        is_open = False
    return OwnLine(
        one.key, wave.kind, wave.cohort.programme.name, one.asked_at, wave.closes_at, is_open,
        one.finished_at is not None, bool(one.answers), one.enrolment.key, one.wave.kind in RATED,
    )  # fmt: skip


def pages_for(questionnaire: Questionnaire) -> tuple[Page, ...]:
    """Lay the questions of one questionnaire out, in its person's language; one query."""
    frozen = frozen_of(questionnaire.wave.cohort)
    language = questionnaire.enrolment.person.language
    return pages_of((frozen[code] for code in questionnaire.instruments if code in frozen), language)


def sheet(questionnaire: Questionnaire, number: int, *, shows: bool, at: datetime) -> Sheet:
    """Give one page of a questionnaire, the first open one for 0; `shows` is false where a link asks."""
    pages, answers = pages_for(questionnaire), unpack(questionnaire.answers)
    next_open = first_open(pages, answers)
    wanted = number or next_open or len(pages)
    page = pages[min(max(wanted, 1), len(pages)) - 1]
    put = tuple(
        Put(one, answers.get(one.instrument, {}).get(one.item, "") if shows else "") for one in page.questions
    )
    return Sheet(
        questionnaire, pages, page, put, sum(is_answered(one, answers) for one in pages), next_open,
        may_answer(questionnaire, at=at),
    )  # fmt: skip
