"""Everything that two partners can write, with a canary in every private field."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from colead.partnerships.actions import confirmations, goals, messages, reflections
from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.actions.reflections import PROMPTS, Thoughts
from colead.partnerships.states import GoalSight, NoteKind
from colead.programmes.models import Enrolment
from tests.factories.community import make_thanks
from tests.factories.goals import in_weeks, make_goal, make_shared_goal, meet_goal
from tests.factories.scene import Scene
from tests.factories.words import make_feedback, make_message, make_shared_reflection


def canaries_of(name: str) -> list[str]:
    """List the words that `write_all` puts into private fields in somebody's name."""
    words = [
        "goal-title",
        "goal-measure",
        "goal-step",
        "goal-note",
        "goal-before",
        "hidden-goal",
        "message",
        "edited",
    ]
    words += [f"{page}-{prompt}" for page in ("shared", "own", "deleted") for prompt in PROMPTS]
    return [f"{name}-{word}" for word in words]


def feedback_of(name: str) -> list[str]:
    """List the words of somebody's feedback, which belongs to both."""
    return [f"{name}-feedback-{word}" for word in ("did", "effect", "suggestion")]


def thanks_of(name: str) -> list[str]:
    """List the words of somebody's thanks, which belong to both."""
    return [f"{name}-thanks-{word}" for word in ("did", "changed")]


def write_all(scene: Scene, writer: Enrolment, reader: Enrolment, name: str) -> None:
    """Let somebody write goals, reflections, messages and feedback, shared and not."""
    _set_goals(scene, writer, reader, name)
    _reflect(scene, writer, name)
    make_message(writer, scene.partnership, f"{name}-message")
    late = make_message(writer, scene.partnership, "first", at=timezone.now() - timedelta(minutes=5))
    messages.edit(message=late, text=f"{name}-edited", by=writer.person, at=timezone.now())
    messages.tell_due(at=timezone.now())
    did, effect, suggestion = feedback_of(name)
    make_feedback(scene.meeting, writer, reader, did, effect=effect, suggestion=suggestion)
    make_thanks(writer, reader, *thanks_of(name))


def _set_goals(scene: Scene, writer: Enrolment, reader: Enrolment, name: str) -> None:
    by = writer.person
    goal = make_shared_goal(writer, scene.partnership, GoalSight.ALL, title=f"{name}-goal-before")
    draft = GoalDraft(
        title=f"{name}-goal-title", measure=f"{name}-goal-measure", steps=(f"{name}-goal-step",) * 5, due_on=in_weeks(6),
        partnership=scene.partnership, sight=GoalSight.ALL,
    )  # fmt: skip
    goal = goals.change(goal=goal, draft=draft, version=goal.version, by=by, at=timezone.now())
    goals.note(goal=goal, text=f"{name}-goal-note", level=2, kind=NoteKind.MID, by=by, at=timezone.now())
    confirmations.confirm(goal=meet_goal(goal), by=reader.person, at=timezone.now())
    make_goal(writer, f"{name}-hidden-goal")


def _reflect(scene: Scene, writer: Enrolment, name: str) -> None:
    make_shared_reflection(writer, scene.partnership, **{one: f"{name}-shared-{one}" for one in PROMPTS})
    by, now = writer.person, timezone.now()
    for kind in ("own", "deleted"):
        page = reflections.begin(enrolment=writer, meeting=scene.meeting, by=by, at=now)
        thoughts = Thoughts(*(f"{name}-{kind}-{one}" for one in PROMPTS))
        page = reflections.save(reflection=page, thoughts=thoughts, version=0, by=by, at=now)
    reflections.remove(reflection=page, by=by, at=now)
