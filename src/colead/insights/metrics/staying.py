"""Who stays: in the programme, and with the employer. People are watched from their day in until it happens or not."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta

from colead.insights.metrics.rows import Row, Rows, Watch
from colead.partnerships.models import Member
from colead.partnerships.states import EndingCause
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

UNPLANNED = (EndingCause.MEMBERS, EndingCause.COORDINATOR)
DAY = timedelta(days=1)


def programme_retention(cohort: Cohort, at: datetime) -> Rows[Watch]:
    """Watch everybody admitted until they leave, or their partnership ends unplanned and no new one follows.

    Who finds a new partner goes on to be watched; they are told beside it as matched again. Two queries.
    """
    ends, again = _ends(cohort)
    until = min(at, end_of(cohort))
    rows, not_begun = [], 0
    admitted = Enrolment.objects.filter(cohort=cohort, admitted_at__isnull=False)
    for pk, state, state_since, since in admitted.values_list("pk", "state", "state_since", "admitted_at"):
        gone = [ends[pk]] if pk in ends else []
        if state == EnrolmentState.LEFT:
            gone.append(state_since)
        stop = min(until, state_since) if state == EnrolmentState.COMPLETED else until
        first = min(gone, default=None)
        happened = first is not None and first <= stop
        days = ((first if first and happened else stop) - since) / DAY  # type: ignore[operator]
        if days <= 0:
            not_begun += 1
            continue
        rows.append(Row(f"enrolment:{pk}", frozenset({pk}), Watch(days, happened)))
    return Rows(tuple(rows), {"not_begun": not_begun}, {"matched_again": len(again)})


def employee_retention(cohort: Cohort, at: datetime) -> Rows[Watch]:
    """Watch everybody admitted until the day on which the directory says they left the organisation; one query."""
    rows, unknown = [], 0
    admitted = Enrolment.objects.filter(cohort=cohort, admitted_at__isnull=False)
    for pk, since, entry, leaves_on in admitted.values_list(
        "pk", "admitted_at", "person__directory_entry", "person__directory_entry__leaves_on"
    ):
        end = datetime.combine(leaves_on, time(0), tzinfo=UTC) if leaves_on else None
        happened = end is not None and end <= at
        days = ((end if happened and end else at) - since) / DAY  # type: ignore[operator]
        if entry is None or days <= 0:
            unknown += 1
            continue
        rows.append(Row(f"enrolment:{pk}", frozenset({pk}), Watch(days, happened)))
    return Rows(tuple(rows), {"not_in_directory": unknown})


def _ends(cohort: Cohort) -> tuple[dict[int, datetime], set[int]]:
    """Say when the last partnership of each person ended unplanned, and who had another one after that."""
    memberships: dict[int, list[tuple[datetime, datetime | None, str]]] = defaultdict(list)
    for enrolment, left_at, started_at, ended_at, cause in Member.ever.filter(
        partnership__cohort=cohort
    ).values_list(
        "enrolment_id", "left_at", "partnership__started_at", "partnership__ended_at", "partnership__ended_by"
    ):
        # Who leaves a group that goes on has seen an early end, whatever becomes of the group.
        memberships[enrolment].append(
            (started_at, left_at or ended_at, EndingCause.MEMBERS if left_at else cause)
        )
    ends: dict[int, datetime] = {}
    again: set[int] = set()
    for enrolment, ones in memberships.items():
        unplanned = [ended for _started, ended, cause in ones if ended and cause in UNPLANNED]
        if not unplanned:
            continue
        last = max(unplanned)
        if any(ended is None or ended > last or started > last for started, ended, _cause in ones):
            again.add(enrolment)
        else:
            ends[enrolment] = last
    return ends, again


def end_of(cohort: Cohort) -> datetime:
    """Give the moment at which a cohort's last day is over."""
    return datetime.combine(cohort.ends_on, time(0), tzinfo=UTC) + DAY
