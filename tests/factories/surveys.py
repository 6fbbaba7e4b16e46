"""Instruments and waves, as they are used."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment, Programme
from colead.surveys.actions import answering, instruments, raters
from colead.surveys.frozen import freeze
from colead.surveys.instruments.reading import read
from colead.surveys.layout import Page
from colead.surveys.models import AddedInstrument, Questionnaire, Rater, Wave
from colead.surveys.queries.own import pages_for
from colead.surveys.queries.raters import rating
from colead.surveys.rater_links import rater_token
from tests.factories.people import NOW

FILE: dict[str, Any] = {
    "schema": 1, "id": "own-confidence", "version": "1", "language": "en", "title": "Confidence", "licence": "with permission of its author, 2026-02-01",
    "source": "Openly fictional", "validated": False, "use": ["development"], "audience": "everybody", "minutes": 1,
    "stem": "How sure are you that you can …", "scales": [{"id": "sure", "title": "Confidence"}],
    "responses": [{"id": "sure", "kind": "rating", "low": 1, "high": 4, "labels": ["not at all", "very"]}],
    "items": [
        {"id": "ask", "text": "ask for help?", "response": "sure", "scale": "sure"},
        {"id": "hide", "text": "hide a mistake?", "response": "sure", "scale": "sure", "reversed": True},
    ],
}  # fmt: skip


def file(**changes: object) -> bytes:
    """Give an own instrument's file with some fields changed; None leaves one out."""
    return json.dumps(
        {name: value for name, value in {**FILE, **changes}.items() if value is not None}
    ).encode()


def add_instrument(programme: Programme, by: Person, **changes: object) -> AddedInstrument:
    """Add an own instrument to a programme."""
    return instruments.add(programme=programme, instrument=read(file(**changes)), by=by, at=NOW)


class Upload(SimpleUploadedFile):
    """A file that can be sent again and again."""

    def read(self, *_: Any) -> bytes:
        self.seek(0)
        return bytes(super().read())


def upload(**changes: object) -> Upload:
    """Give an own instrument's file as a browser sends it."""
    return Upload("own.json", file(**changes))


def make_wave(cohort: Cohort, kind: str = "end", *codes: str, at: datetime = NOW, days: int = 21) -> Wave:
    """Open a wave that asks these instruments; of the wave itself, not by its date."""
    names = freeze(cohort, codes or ("recommend",), at=at)
    wave, _ = Wave.objects.get_or_create(
        cohort=cohort,
        kind=kind,
        defaults={"instruments": names, "opens_at": at, "closes_at": at + timedelta(days=days)},
    )
    return wave


def put_to(enrolment: Enrolment, kind: str = "end", *codes: str, at: datetime = NOW) -> Questionnaire:
    """Ask one person."""
    wave = make_wave(enrolment.cohort, kind, *codes, at=at)
    return Questionnaire.objects.create(
        wave=wave, enrolment=enrolment, asked_at=at, instruments=wave.instruments
    )


def answer_all(
    questionnaire: Questionnaire, value: str = "4", *, at: datetime, words: str = ""
) -> Questionnaire:
    """Give every rating the same answer, write some words where there is room, and hand it in."""
    by = questionnaire.enrolment.person
    for page in pages_for(questionnaire):
        answering.save(
            questionnaire=questionnaire,
            questions=page.questions,
            given=_same(page, value, words),
            by=by,
            at=at,
        )
    return answering.hand_in(questionnaire=questionnaire, by=by, at=at)


def _same(page: Page, value: str, words: str) -> dict[str, str]:
    return {
        one.name: words if one.kind == "text" else value if one.takes(value) else one.steps[-1].value
        for one in page.questions
    }


def save_answers(questionnaire: Questionnaire, given: dict[str, str], *, at: datetime) -> Questionnaire:
    """Give these answers and hand it in."""
    by = questionnaire.enrolment.person
    questions = [question for page in pages_for(questionnaire) for question in page.questions]
    answering.save(questionnaire=questionnaire, questions=questions, given=given, by=by, at=at)
    return answering.hand_in(questionnaire=questionnaire, by=by, at=at)


def ask_peers(questionnaire: Questionnaire, count: int = 3, *, at: datetime = NOW) -> list[Rater]:
    """Ask some peers without an account."""
    peers = [raters.Peer(f"P{n}", f"p{n}@example.org") for n in range(count)]
    return raters.ask(questionnaire=questionnaire, peers=peers, by=questionnaire.enrolment.person, at=at)


def rate(rater: Rater, value: str, *, at: datetime = NOW) -> str:
    """Let a peer give every question the same answer, and hand it in; gives the link."""
    token = rater_token(rater, at=at)
    found = Rater.objects.select_related(
        "questionnaire__wave__cohort", "questionnaire__enrolment__person"
    ).get(pk=rater.pk)
    questions = [question for page in rating(found, 1, at=at).pages for question in page.questions]
    raters.save(token=token, questions=questions, given={one.name: value for one in questions}, at=at)
    raters.hand_in(token=token, at=at + timedelta(seconds=1))
    return token
