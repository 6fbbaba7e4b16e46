"""What people answered in the waves: read here only to be counted, and only the ledger sees it.

A wave counts once it is over, so that no figure moves while somebody may still answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from colead.insights.metrics.rows import Row, Rows
from colead.programmes.models import Cohort
from colead.surveys.frozen import frozen_of
from colead.surveys.instruments.parts import Instrument
from colead.surveys.models import Questionnaire, Wave
from colead.surveys.queries.in_bulk import answers_to, scores_of
from colead.surveys.states import WaveKind

LATER = (WaveKind.MID, WaveKind.END, WaveKind.FOLLOW_UP)
BEHAVIOURS, SATISFACTION, RECOMMEND = "behaviours-self", "job-satisfaction", "recommend"


@dataclass(frozen=True)
class ScaleOf:
    """What both answers were scored on: its words, and between what its scores lie."""

    title: str
    low: int
    high: int


@dataclass(frozen=True)
class BeforeAfter:
    """One person's scores before matching and in a later wave, scale by scale."""

    wave: str
    scales: tuple[ScaleOf, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]


@dataclass(frozen=True)
class Recommends:
    """How likely it is that one person would recommend the programme, from 0 to 10."""

    wave: str
    answer: int


def competency_change(cohort: Cohort, at: datetime) -> Rows[BeforeAfter]:
    """Pair what each person said of their own behaviour before matching and in the last wave that is over."""
    return _change(cohort, at, BEHAVIOURS)


def job_satisfaction(cohort: Cohort, at: datetime) -> Rows[BeforeAfter]:
    """Pair how content each person was with their work before matching and in the last wave that is over."""
    return _change(cohort, at, SATISFACTION)


def recommend(cohort: Cohort, at: datetime) -> Rows[Recommends]:
    """Give each answer to the recommend question in the last wave that asked it and is over."""
    wave = _last_over(cohort, at, RECOMMEND)
    if wave is None:
        return Rows(())
    said = answers_to(cohort, RECOMMEND, RECOMMEND, wave.kind)
    return Rows(
        tuple(
            Row(f"recommend:{wave.pk}", frozenset({one.enrolment}), Recommends(wave.kind, int(one.answer)))
            for one in said
        )
    )


def response_rate(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count who handed in what they were asked in the last wave that is over; two queries."""
    wave = _last_over(cohort, at)
    if wave is None:
        return Rows(())
    asked = Questionnaire.objects.filter(wave=wave).values_list("pk", "enrolment_id", "finished_at")
    return Rows(
        tuple(
            Row(f"questionnaire:{pk}", frozenset({one}), finished is not None) for pk, one, finished in asked
        )
    )


def _change(cohort: Cohort, at: datetime, code: str) -> Rows[BeforeAfter]:
    """Keep the people who answered every scale in both waves; whoever did not is counted beside it. Four queries.

    Were scales counted of different people, the figures of one scale could be subtracted from those of another.
    """
    wave, instrument = _last_over(cohort, at, code), frozen_of(cohort).get(code)
    if wave is None or instrument is None:
        return Rows(())
    scales = _scales(instrument)
    found: dict[str, dict[int, tuple[float, ...] | None]] = {WaveKind.BASELINE: {}, wave.kind: {}}
    for one in scores_of(cohort, *found):
        if any((code, name) in one.scores for name in scales):
            found[one.kind][one.enrolment] = _full([one.scores.get((code, name)) for name in scales])
    before, after = found[WaveKind.BASELINE], found[wave.kind]
    both = sorted(before.keys() & after.keys())
    rows = [
        Row(
            f"{code}:{wave.pk}", frozenset({one}),
            BeforeAfter(wave.kind, tuple(scales.values()), first, second),
        )
        for one in both
        if (first := before[one]) and (second := after[one])
    ]  # fmt: skip
    left_out = {
        "before_only": len(before) - len(both), "after_only": len(after) - len(both),
        "in_part": len(both) - len(rows),
    }  # fmt: skip
    return Rows(tuple(rows), left_out)


def _full(scores: Sequence[float | None]) -> tuple[float, ...] | None:
    """Give the scores where there is one on every scale."""
    given = tuple(score for score in scores if score is not None)
    return given if len(given) == len(scores) else None


def _last_over(cohort: Cohort, at: datetime, code: str = "") -> Wave | None:
    """Find the last wave after matching that is over, and asked an instrument where one is named."""
    waves = Wave.objects.filter(cohort=cohort, kind__in=LATER, closes_at__lte=at).order_by(
        "-closes_at", "-pk"
    )
    return next((wave for wave in waves if not code or code in wave.instruments), None)


def _scales(instrument: Instrument) -> dict[str, ScaleOf]:
    """Give each scale with its ends; all items of one are answered alike."""
    found = {}
    for scale in instrument.scales:
        ends = [instrument.response_of(item) for item in instrument.items_of(scale.id)]
        found[scale.id] = ScaleOf(scale.title, min(one.low for one in ends), max(one.high for one in ends))
    return found
