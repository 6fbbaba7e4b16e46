"""Questions about cohorts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from colead.programmes.models import Cohort, Programme

PAUSE = timedelta(days=28)  # between two cohorts: time to look back, and to invite


def next_plan(programme: Programme, *, on: date) -> dict[str, Any]:
    """Propose dates like the last cohort's: as long, with as long to answer, after it; nothing for the first. One query."""
    last = Cohort.objects.filter(programme=programme).first()
    if last is None:
        return {}
    starts = max(last.ends_on + PAUSE, on + PAUSE)
    starts += timedelta(days=(last.starts_on.weekday() - starts.weekday()) % 7)
    return {
        "answer_by": starts - (last.starts_on - last.answer_by), "starts_on": starts,
        "ends_on": starts + (last.ends_on - last.starts_on),
    }  # fmt: skip
