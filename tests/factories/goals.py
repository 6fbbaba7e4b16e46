"""Goals as their owners set them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from colead.partnerships.actions import goals
from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.models import Goal, Partnership
from colead.partnerships.states import GoalSight, GoalState, NoteKind
from colead.programmes.models import Enrolment

STEPS = ("I put it off.", "Once, late.", "Within two days.", "And I ask how it was.", "My team does.")


def in_weeks(weeks: int) -> date:
    return timezone.localdate() + timedelta(weeks=weeks)


def draft_goal(title: str = "Hold the difficult conversation", **more: Any) -> GoalDraft:
    """Word a goal."""
    said: dict[str, Any] = {"measure": "The other says so.", "steps": STEPS, "due_on": in_weeks(6)} | more
    return GoalDraft(title=title, **said)


def make_goal(
    enrolment: Enrolment,
    title: str = "Hold the difficult conversation",
    *,
    at: datetime | None = None,
    **more: Any,
) -> Goal:
    """Let somebody set a goal; only they see it unless said otherwise."""
    draft = draft_goal(title, **more)
    return goals.begin(enrolment=enrolment, draft=draft, by=enrolment.person, at=at or timezone.now())


def make_shared_goal(
    enrolment: Enrolment, partnership: Partnership, sight: str = GoalSight.ALL, **more: Any
) -> Goal:
    """Let somebody set a goal and show it to their partners."""
    return make_goal(enrolment, partnership=partnership, sight=sight, **more)


def meet_goal(goal: Goal) -> Goal:
    """Let the owner get to step 3 and call it met."""
    by = goal.enrolment.person
    goals.note(goal=goal, text="It worked.", level=3, kind=NoteKind.PROGRESS, by=by, at=timezone.now())
    return goals.close(goal=goal, state=GoalState.MET, by=by, at=timezone.now())
