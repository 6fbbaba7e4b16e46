"""Claiming rows of work, so that two workers never do the same and a killed one loses nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet

from colead.kernel.models import Work

W = TypeVar("W", bound=Work)
State = Work.WorkState


def claim_next(rows: QuerySet[W], *, at: datetime, lease: timedelta) -> W | None:
    """Claim the first row of `rows` that is waiting, or whose claim has run out; None where there is none."""
    # A claim that ends further ahead than any can was made by a clock that has been set back since.
    ended = Q(claimed_until__lt=at) | Q(claimed_until__gt=at + 2 * lease)
    due = Q(work_state=State.WAITING) | Q(ended, work_state=State.WORKING)
    with transaction.atomic():
        row = rows.filter(due).select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return None
        row.work_state = State.WORKING
        row.claimed_until = at + lease
        row.attempts += 1
        row.save(update_fields=["work_state", "claimed_until", "attempts"])
        return row


def report_progress(row: Work, *, percent: int, note: str, until: datetime) -> None:
    """Show how far the work is, and extend the claim until `until`."""
    row.progress, row.progress_note, row.claimed_until = percent, note, until
    type(row)._default_manager.filter(pk=row.pk).update(
        progress=percent, progress_note=note, claimed_until=until
    )


def finish_work(row: Work) -> None:
    """Mark the work as done; the caller saves it with its result in one transaction."""
    row.work_state, row.claimed_until, row.progress, row.failure = State.DONE, None, 100, ""


def fail_work(row: Work, sentence: str) -> None:
    """Mark the work as failed for good, with a sentence for people."""
    row.work_state, row.claimed_until, row.failure = State.FAILED, None, sentence[:500]
