"""E-mails that ask people to look at their goals: a week before a date, half way, and before the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from colead.kernel.audit import record
from colead.partnerships import goal_emails
from colead.partnerships.models import Goal
from colead.partnerships.states import GoalState
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

TOPIC = "goals"
A_WEEK = timedelta(days=7)
BEFORE_END = timedelta(days=14)
LATE = timedelta(days=21)  # a worker that slept does not ask about what is long over


@dataclass(frozen=True)
class Occasion:
    """A reason to look at one's goals, the field that notes it was written about, and on which goals it falls."""

    name: str
    noted: str
    falls: Callable[[Goal, Cohort, date], bool]


def _due(goal: Goal, cohort: Cohort, day: date) -> bool:
    return goal.due_on - A_WEEK <= day <= goal.due_on and goal.created_at.date() < goal.due_on - A_WEEK


def _mid(goal: Goal, cohort: Cohort, day: date) -> bool:
    half = cohort.half_way
    return half <= day <= half + LATE and goal.created_at.date() < half


def _end(goal: Goal, cohort: Cohort, day: date) -> bool:
    return cohort.ends_on - BEFORE_END <= day <= cohort.ends_on


OCCASIONS = (
    Occasion("due", "due_asked_at", _due),
    Occasion("mid", "mid_asked_at", _mid),
    Occasion("end", "end_asked_at", _end),
)


def remind_due(*, at: datetime) -> int:
    """Write to whoever has goals to look at: one e-mail an occasion, however many goals; gives how many."""
    return sum(
        _remind(enrolment, occasion, at) for occasion in OCCASIONS for enrolment in _owners(occasion, at)
    )


def _owners(occasion: Occasion, at: datetime) -> list[int]:
    """List whose goals it falls on, by a look that takes no locks."""
    goals = Goal.objects.filter(
        state=GoalState.OPEN, enrolment__state=EnrolmentState.ADMITTED, **{occasion.noted: None}
    )
    rows = goals.select_related("enrolment__cohort").iterator(chunk_size=500)
    return sorted(
        {goal.enrolment_id for goal in rows if occasion.falls(goal, goal.enrolment.cohort, at.date())}
    )


@transaction.atomic
def _remind(enrolment: int, occasion: Occasion, at: datetime) -> bool:
    owner = (
        Enrolment.objects.select_for_update(of=("self",)).select_related("person", "cohort").get(pk=enrolment)
    )
    waiting = Goal.objects.filter(enrolment=owner, state=GoalState.OPEN, **{occasion.noted: None})
    goals = [goal for goal in waiting if occasion.falls(goal, owner.cohort, at.date())]
    if not goals:
        return False
    goal_emails.look_at_goals(owner, occasion.name, goals, at=at)
    Goal.objects.filter(pk__in=[goal.pk for goal in goals]).update(**{occasion.noted: at})
    record("goals.remind", owner, by=None, at=at, occasion=occasion.name)
    return True
