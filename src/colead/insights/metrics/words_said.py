"""What is counted from what people wrote for themselves: it is read here only to be counted, and only the ledger sees it."""

from __future__ import annotations

from datetime import datetime

from colead.insights.metrics.rows import Row, Rows
from colead.partnerships.models import Goal, Taps
from colead.partnerships.scales import EXPECTED, step_of
from colead.partnerships.states import GoalState
from colead.programmes.models import Cohort


def goal_attainment(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the goals that stand at what their owner expected, or beyond; one query."""
    goals = Goal.objects.filter(enrolment__cohort=cohort, created_at__lte=at)
    rows: list[Row[bool]] = []
    confirmed = 0
    for goal in goals.only("enrolment_id", "state", "level", "confirmed_at"):
        met = goal.state == GoalState.MET or step_of(goal.level) >= EXPECTED
        confirmed += met and goal.confirmed_at is not None
        rows.append(Row(f"goal:{goal.pk}", frozenset({goal.enrolment_id}), met))
    return Rows(tuple(rows), {}, {"confirmed": confirmed})


def topics(cohort: Cohort, at: datetime) -> Rows[str]:
    """Sort the topics that people tapped after meetings that were held; two queries."""
    known = set(cohort.programme.competencies.values_list("code", flat=True))
    taps = Taps.objects.filter(meeting__partnership__cohort=cohort, held=True, answered_at__lte=at)
    rows: list[Row[str]] = []
    silent = gone = 0
    for tap in taps.select_related("member").only("topic", "member__enrolment_id"):
        if not tap.topic:
            silent += 1
        elif tap.topic not in known:
            gone += 1
        else:
            rows.append(Row(f"taps:{tap.pk}", frozenset({tap.member.enrolment_id}), tap.topic))
    return Rows(tuple(rows), {"not_said": silent, "no_longer_in_list": gone})
