"""What people said of the training and of themselves in it: read here only to be counted, and only the ledger sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from statistics import fmean

from colead.insights.metrics.rows import Row, Rows
from colead.learning.queries.in_bulk import said_of_training
from colead.learning.workbooks import Pages
from colead.programmes.models import Cohort

GOOD = 4


def training_quality(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the modules that somebody found good; one query."""
    return _rows(cohort, at, lambda pages: fmean(pages.quality.values()) >= GOOD if pages.quality else None)


def training_gain(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the modules after which somebody is surer of the same skills; one query."""
    return _rows(cohort, at, _is_surer)


def _is_surer(pages: Pages) -> bool | None:
    both = pages.before.keys() & pages.after.keys()
    return _sum(pages.after, both) > _sum(pages.before, both) if both else None


def _sum(ratings: dict[str, int], skills: Iterable[str]) -> int:
    return sum(ratings[skill] for skill in skills)


def _rows(cohort: Cohort, at: datetime, judge: Callable[[Pages], bool | None]) -> Rows[bool]:
    rows: list[Row[bool]] = []
    silent = 0
    for place, said in enumerate(said_of_training(cohort, at)):
        value = judge(said.pages)
        if value is None:
            silent += 1
        else:
            rows.append(Row(f"module:{place}", frozenset({said.enrolment}), value))
    return Rows(tuple(rows), {"not_said": silent})
