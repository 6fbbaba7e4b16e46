"""Whom a person has asked to rate them: how many, and never who answered or declined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.surveys.answers import unpack
from colead.surveys.frozen import frozen_of
from colead.surveys.instruments.catalogue import PEERS
from colead.surveys.layout import Page, first_open, is_answered, pages_of
from colead.surveys.models import PeerView, Questionnaire, Rater
from colead.surveys.peers import MOST
from colead.surveys.rules import may_answer
from colead.surveys.timetable import RATED


@dataclass(frozen=True)
class Asked:
    """The peers of one wave."""

    count: int
    closes_at: datetime | None
    state: str  # open | asked | released | too_few | none

    @property
    def room(self) -> int:
        """Give how many more may be asked."""
        return MOST - self.count if self.state in ("open", "asked") else 0


@dataclass(frozen=True)
class Rating:
    """One page of a rating, empty: a link shows nothing that is kept."""

    rater: Rater
    pages: tuple[Page, ...]
    page: Page
    answered: int
    next_open: int | None
    is_open: bool

    @property
    def is_last(self) -> bool:
        """Tell whether no page comes after this one."""
        return self.page.number == len(self.pages)


def asked_by(questionnaire: Questionnaire, *, at: datetime) -> Asked:
    """Say how many somebody asked in a wave, and how it stands; a name that goes would tell who declined; three queries."""
    raters = list(Rater.objects.filter(questionnaire=questionnaire))
    closes_at = raters[0].closes_at if raters else None
    return Asked(len(raters), closes_at, _state(questionnaire, raters, at))


def _state(questionnaire: Questionnaire, raters: list[Rater], at: datetime) -> str:
    if raters and raters[0].settled_at:
        return "released" if PeerView.objects.filter(questionnaire=questionnaire).exists() else "too_few"
    if raters:
        return "asked"
    return "open" if questionnaire.wave.kind in RATED and may_answer(questionnaire, at=at) else "none"


def rating(rater: Rater, number: int, *, at: datetime) -> Rating:
    """Give one page of a rating, the first open one for 0; two queries."""
    questionnaire = rater.questionnaire
    pages = pages_of([frozen_of(questionnaire.wave.cohort)[PEERS]], questionnaire.enrolment.person.language)
    answers = unpack(rater.answers)
    next_open = first_open(pages, answers)
    page = pages[min(max(number or next_open or len(pages), 1), len(pages)) - 1]
    is_open = rater.settled_at is None and rater.declined_at is None and at < rater.closes_at
    return Rating(rater, pages, page, sum(is_answered(one, answers) for one in pages), next_open, is_open)
