"""Answers of many people, decrypted in order to be counted together. For the layer of disclosure alone.

No page, job, command or earlier area may import this; `lint-imports` holds it. What is given here leaves only as
released figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colead.programmes.models import Cohort
from colead.surveys.answers import unpack
from colead.surveys.frozen import frozen_of
from colead.surveys.instruments.catalogue import PEERS
from colead.surveys.instruments.scores import number, scores
from colead.surveys.models import Questionnaire, Rater
from colead.surveys.peers import FEWEST

BATCH = 2000


@dataclass(frozen=True)
class Scored:
    """One person's scores in one wave; who it is, is a number that joins with groups and dates, and no more."""

    enrolment: int
    kind: str  # of the wave
    scores: dict[tuple[str, str], float | None]  # by instrument and scale


@dataclass(frozen=True)
class Answered:
    """One person's answer to one question."""

    enrolment: int
    kind: str
    answer: str


def scores_of(cohort: Cohort, *kinds: str) -> Iterator[Scored]:
    """Give the scores of everybody who handed in, wave by wave; two queries, streamed."""
    frozen = frozen_of(cohort)
    for one in _handed_in(cohort, kinds):
        answers = unpack(one.answers)
        found = {
            (code, scale): score
            for code in one.instruments
            if code in frozen
            for scale, score in scores(frozen[code], answers.get(code, {})).items()
        }
        yield Scored(one.enrolment_id, one.wave.kind, found)


def answers_to(cohort: Cohort, instrument: str, item: str, *kinds: str) -> Iterator[Answered]:
    """Give everybody's answer to one question, such as the recommend score, or words; one query, streamed."""
    for one in _handed_in(cohort, kinds):
        if answer := unpack(one.answers).get(instrument, {}).get(item):
            yield Answered(one.enrolment_id, one.wave.kind, answer)


def complete_answers(cohort: Cohort, kind: str, instrument: str, scale: str) -> list[list[float]]:
    """Give the answers of those who answered every item of a scale, for alpha and omega; reversed ones turned round."""
    found = frozen_of(cohort).get(instrument)
    if found is None:
        return []
    items = found.items_of(scale)
    rows: list[list[float]] = []
    for one in _handed_in(cohort, (kind,)):
        answers = unpack(one.answers).get(instrument, {})
        given = [number(answers.get(item.id, "")) for item in items]
        turned = [
            (found.response_of(item).low + found.response_of(item).high - value) if item.reversed else value
            for item, value in zip(items, given, strict=True)
            if value is not None
        ]
        if len(turned) == len(items):
            rows.append(turned)
    return rows


def ratings_of(cohort: Cohort, kind: str, scale: str, *, raters: int = FEWEST) -> list[list[float]]:
    """Give for each person with so many peers what the first of them said, for ICC(1,1) and ICC(1,k)."""
    found = frozen_of(cohort).get(PEERS)
    if found is None:
        return []
    rows: dict[int, list[float]] = {}
    finished = Rater.objects.filter(
        questionnaire__wave__cohort=cohort,
        questionnaire__wave__kind=kind,
        finished_at__isnull=False,
        settled_at__isnull=False,
    )
    for one in finished.order_by("pk").iterator(chunk_size=BATCH):
        score = scores(found, unpack(one.answers).get(PEERS, {}))[scale]
        if score is not None:
            rows.setdefault(one.questionnaire_id, []).append(score)
    return [given[:raters] for given in rows.values() if len(given) >= raters]


def _handed_in(cohort: Cohort, kinds: Sequence[str]) -> Iterator[Questionnaire]:
    rows = Questionnaire.objects.filter(wave__cohort=cohort, finished_at__isnull=False)
    if kinds:
        rows = rows.filter(wave__kind__in=kinds)
    yield from rows.select_related("wave").order_by("wave", "pk").iterator(chunk_size=BATCH)
