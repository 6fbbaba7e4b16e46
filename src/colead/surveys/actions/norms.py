"""Spread and reliability of a cohort's first answers, kept once, so that people can be told change from chance."""

from __future__ import annotations

from datetime import datetime
from statistics import fmean, stdev

from django.db import transaction

from colead.kernel.audit import record
from colead.programmes.models import Cohort
from colead.surveys.frozen import frozen_of
from colead.surveys.models import Questionnaire, ScaleNorm, Wave
from colead.surveys.queries.in_bulk import complete_answers
from colead.surveys.states import WaveKind
from colead_measurement.alpha import alpha
from colead_measurement.errors import NotMeasurable

FEWEST = 10  # with fewer, a spread says too little, and too much of each
LATER = (WaveKind.MID, WaveKind.END, WaveKind.FOLLOW_UP)


def settle_due(*, at: datetime) -> int:
    """Keep the norms of every cohort whose second wave has opened; gives how many scales were."""
    due = Cohort.objects.filter(waves__kind__in=LATER, scale_norms=None).distinct()
    return sum(_settle(cohort, at) for cohort in due)


@transaction.atomic
def _settle(cohort: Cohort, at: datetime) -> int:
    wave = Wave.objects.select_for_update().filter(cohort=cohort, kind=WaveKind.BASELINE).first()
    handed_in = Questionnaire.objects.filter(wave=wave, finished_at__isnull=False).count()
    if wave is None or handed_in < FEWEST or ScaleNorm.objects.filter(cohort=cohort).exists():
        return 0
    frozen = frozen_of(cohort)
    names = [(code, scale.id) for code in wave.instruments for scale in frozen[code].scales]
    kept = [norm for code, scale in names if (norm := _norm(cohort, code, scale, at)) is not None]
    ScaleNorm.objects.bulk_create(kept)
    record("norms.settle", wave, by=None, at=at, scales=len(kept))
    return len(kept)


def _norm(cohort: Cohort, code: str, scale: str, at: datetime) -> ScaleNorm | None:
    rows = complete_answers(cohort, WaveKind.BASELINE, code, scale)
    if len(rows) < FEWEST:
        return None
    try:
        found = alpha(rows).estimate
    except NotMeasurable:
        return None
    sd = stdev(fmean(row) for row in rows)
    if found is None or not 0 < found < 1 or not sd:
        return None
    return ScaleNorm(
        cohort=cohort, instrument=code, scale=scale, n=len(rows), sd=sd, alpha=found, settled_at=at
    )
