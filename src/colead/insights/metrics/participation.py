"""Who was asked and came, and who found a partner in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Min, Q

from colead.insights.metrics.rows import Row, Rows
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState, Role

MATCHED_WITHIN = timedelta(days=14)
SAID_NO_YES = (EnrolmentState.INVITED, EnrolmentState.DECLINED)


def reach(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the invited who said yes; one query."""
    states = list(Enrolment.objects.filter(cohort=cohort).values_list("pk", "state"))
    asked = [(pk, state) for pk, state in states if state != EnrolmentState.WITHDRAWN]
    return Rows(
        tuple(Row(f"enrolment:{pk}", frozenset({pk}), state not in SAID_NO_YES) for pk, state in asked),
        {"withdrawn": len(states) - len(asked)},
    )


def coverage(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count those who had a partner within fourteen days of being admitted; one query."""
    admitted = (
        Enrolment.objects.filter(cohort=cohort, admitted_at__isnull=False)
        .annotate(first=Min("memberships__partnership__started_at", filter=Q(memberships__isnull=False)))
        .values_list("pk", "roles", "admitted_at", "first")
    )
    peers = [row for row in admitted if set(row[1]) != {Role.FACILITATOR}]
    due = [(pk, since + MATCHED_WITHIN, first) for pk, _roles, since, first in peers if since]
    old = [row for row in due if row[1] <= at]
    return Rows(
        tuple(
            Row(f"enrolment:{pk}", frozenset({pk}), first is not None and first <= until)
            for pk, until, first in old
        ),
        {"facilitators": len(admitted) - len(peers), "too_new": len(peers) - len(old)},
    )
