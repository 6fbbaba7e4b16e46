"""The only way from an address to a goal; what you may not know of is a 404. No post opens one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.partnerships.models import Goal, Member
from colead.partnerships.rules import may_write_goal, partners_see
from colead.people.models import Person
from colead.programmes.models import Enrolment


def own_goal(person: Person, key: str) -> Goal:
    """Find a goal of the person's own; one query."""
    goal = get_object_or_404(_goals(), key=key)
    if not may_write_goal(person, goal):
        raise Http404
    return goal


def partners_goal(person: Person, key: str) -> tuple[Goal, Member]:
    """Find a goal whose owner lets the person see it, and the person's place beside the owner; two queries."""
    goal = get_object_or_404(_goals(), key=key)
    if may_write_goal(person, goal) or not partners_see(goal):
        raise Http404
    seats = Member.objects.select_related("enrolment__person")
    return goal, get_object_or_404(seats, partnership=goal.partnership, enrolment__person=person)


def goal_to_read(person: Person, key: str) -> tuple[Goal, Member | None]:
    """Find a goal of the person's own, or one that a partner lets them see; then with their place beside the owner."""
    goal = get_object_or_404(_goals(), key=key)
    return (goal, None) if may_write_goal(person, goal) else partners_goal(person, key)


def working_enrolment(person: Person, key: str = "") -> Enrolment:
    """Find the enrolment that a new goal is for: the one asked for, else the latest; one query."""
    mine = Enrolment.objects.filter(person=person, admitted_at__isnull=False)
    rows = (mine.filter(key=key) if key else mine).select_related("cohort__programme", "person")
    found = rows.order_by("-cohort__starts_on", "-pk").first()
    if found is None:
        raise Http404
    return found


def _goals() -> QuerySet[Goal]:
    return Goal.objects.select_related(
        "enrolment__person",
        "enrolment__cohort__programme",
        "partnership",
        "competency",
        "confirmed_by__enrolment__person",
    )
