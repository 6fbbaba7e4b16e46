"""What the demo's people answer in each wave. All of it is made up; it goes through the actions that people use."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.programmes.models import Cohort
from colead.surveys.actions import answering, norms, raters, waves
from colead.surveys.layout import Question
from colead.surveys.models import Questionnaire
from colead.surveys.plans import dates_of
from colead.surveys.queries.own import pages_for
from colead.surveys.queries.raters import rating
from colead.surveys.rater_links import rater_token
from colead.surveys.states import WaveKind
from colead.surveys.timetable import window

MORE_OFTEN = 3  # of ten
PEERS = ("Iris", "Jonas", "Kaya", "Lev")
WORDS = (
    "Give the circles more time.",
    "Tell our managers why the hour matters.",
    "Start the next one sooner.",
    "",
)


def answer_before(cohort: Cohort, at: datetime) -> None:
    """Ask whoever is admitted before they know whom they meet, and let most of them answer."""
    waves.open_due(at=at)
    _answer(cohort, WaveKind.BASELINE, at + timedelta(hours=5))
    _ask_peers(cohort, WaveKind.BASELINE, at + timedelta(hours=6))


def answer_later(cohort: Cohort, *, until: datetime) -> None:
    """Open the waves whose time came before `until`, and let most people answer."""
    for kind in (WaveKind.MID, WaveKind.END):
        opens_at, _closes_at = window(kind, dates_of(cohort))
        if opens_at + timedelta(days=2) < until:
            waves.open_due(at=opens_at)
            _answer(cohort, kind, opens_at + timedelta(days=1))
            _ask_peers(cohort, kind, opens_at + timedelta(days=1))
    raters.settle_due(at=until)
    norms.settle_due(at=until)


def _answer(cohort: Cohort, kind: str, at: datetime) -> None:
    rows = Questionnaire.objects.filter(wave__cohort=cohort, wave__kind=kind)
    for one in rows.select_related("wave__cohort", "enrolment__person").order_by("pk"):
        person = one.enrolment.person
        if _draw(person.email, kind) % 8 == 0:
            continue  # one in eight does not answer
        questions = [question for page in pages_for(one) for question in page.questions]
        given = {question.name: _say(question, person.email, kind) for question in questions}
        answering.save(questionnaire=one, questions=questions, given=given, by=person, at=at)
        answering.hand_in(questionnaire=one, by=person, at=at)


def _ask_peers(cohort: Cohort, kind: str, at: datetime) -> None:
    """Let Bo ask four colleagues, all made up, of whom one never answers."""
    rows = Questionnaire.objects.filter(
        wave__cohort=cohort, wave__kind=kind, enrolment__person__email=cast.PEER
    )
    for one in rows.select_related("wave__cohort", "enrolment__person"):
        peers = [raters.Peer(name, f"{name.lower()}.colleague@example.org") for name in PEERS]
        for rater in raters.ask(questionnaire=one, peers=peers, by=one.enrolment.person, at=at)[:3]:
            token, later = rater_token(rater, at=at), at + timedelta(days=2)
            questions = [question for page in rating(rater, 1, at=at).pages for question in page.questions]
            given = {question.name: _say(question, rater.email or token, kind) for question in questions}
            raters.save(token=token, questions=questions, given=given, at=later)
            raters.hand_in(token=token, at=later)


def _say(question: Question, email: str, kind: str) -> str:
    """Give an answer that fits the person in every wave, and sometimes a little higher in the later ones."""
    draw = _draw(email, question.name)
    if question.kind == "text":
        return WORDS[_draw(email, question.name, kind) % len(WORDS)]
    last = len(question.steps) - 1
    level = (draw % 5 + 3 * (_draw(email) % 3)) * last // 12 + (_draw(email, question.name, kind) % 2)
    return question.steps[min(level + _later(email, question.name, kind), last)].value


def _later(email: str, question: str, kind: str) -> int:
    """Let some answers be a step higher in the later waves, about as many as programmes see (domain notes 1, finding 10)."""
    return int(kind != WaveKind.BASELINE and _draw(email, question, "later") % 10 < MORE_OFTEN)


def _draw(*words: str) -> int:
    """Give a number that is always the same for the same words."""
    return int.from_bytes(hashlib.sha256("|".join(words).encode()).digest()[:4], "big")
