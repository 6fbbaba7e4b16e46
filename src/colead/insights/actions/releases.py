"""Releasing counts to readers outside a cohort."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from colead.insights.models import Release
from colead.insights.queries.stages import count_stages
from colead.kernel.audit import record
from colead.programmes.models import Cohort
from colead_measurement.disclosure import Blocks, finest_release

TOPIC = "releases"


@transaction.atomic
def release(*, cohort: Cohort, on: date, at: datetime) -> Release | None:
    """Release the cohort's counts once, as finely as no small group can be seen; None where that is not possible.

    A second call on the same day changes nothing: a release is never given twice differently.
    """
    locked = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if (known := Release.objects.filter(cohort=locked, on=on).first()) is not None:
        return known
    earlier = [as_blocks(past) for past in Release.objects.filter(cohort=locked)]
    counts = {stage.value: people for stage, people in count_stages(locked).items()}
    blocks = finest_release(counts, earlier)
    if blocks is None or not sum(counts.values()):
        return None
    released = Release.objects.create(cohort=locked, on=on, blocks=_as_rows(blocks))
    record("releases.release", released, by=None, at=at, cohort=locked.key)
    return released


def release_due(*, at: datetime) -> int:
    """Release every cohort that had no release in this calendar week, and give how many were released."""
    monday = date.fromisocalendar(*at.date().isocalendar()[:2], 1)
    due = Cohort.objects.exclude(releases__on__gte=monday).filter(enrolments__isnull=False).distinct()
    return sum(release(cohort=cohort, on=at.date(), at=at) is not None for cohort in due)


def as_blocks(released: Release) -> Blocks:
    """Give a release as the measurement core wants it."""
    return {frozenset(row["cells"]): row["people"] for row in released.blocks}


def _as_rows(blocks: Blocks) -> list[dict[str, object]]:
    return [
        {"cells": sorted(cells), "people": people}
        for cells, people in sorted(blocks.items(), key=lambda item: sorted(item[0]))
    ]
