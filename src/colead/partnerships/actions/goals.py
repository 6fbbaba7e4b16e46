"""What a person does with their own goals: set one, word it anew, note progress, close it, take it up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.partnerships.models import Goal, GoalNote, Member, Partnership
from colead.partnerships.rules import may_change, may_write_goal
from colead.partnerships.scales import EXPECTED, STEPS, step_of
from colead.partnerships.states import GoalSight, GoalState, NoteKind
from colead.people.models import Person
from colead.programmes.models import Competency, Enrolment

MOST = 3  # open goals with one partnership, or of one's own: more of them are none


class NotYourGoal(Refused):
    code = "goals.not_yours"
    sentence = _("Only the person whose goal it is can do that.")


class Enough(Refused):
    code = "goals.enough"
    sentence = _("Three goals at a time are enough. Close one first: met or let go.")


class WrittenMeanwhile(Refused):
    code = "goals.written_meanwhile"
    sentence = _(
        "Another window has changed this goal meanwhile. What you typed is still here; the goal’s page shows the other."
    )


class NotThere(Refused):
    code = "goals.not_there"
    sentence = _("On your own scale it is not there yet. Say first that you are at step 3 or higher.")


class GoalClosed(Refused):
    code = "goals.closed"
    sentence = _("This goal is closed. Take it up again to go on with it.")


class GoalOpen(Refused):
    code = "goals.open"
    sentence = _("This goal is still under way.")


class NotTogether(Refused):
    code = "goals.not_together"
    sentence = _(
        "You do not meet these people at present. Choose another partner, or keep the goal to yourself."
    )


class Unsaid(Refused):
    code = "goals.unsaid"
    sentence = _("Write a word about it, or say where you are now.")


@dataclass(frozen=True)
class GoalDraft:
    """A goal as its owner words it."""

    title: str
    measure: str
    steps: tuple[str, ...]  # five of them, from "not at all" to "far more than hoped"
    due_on: date
    competency: Competency | None = None
    partnership: Partnership | None = None
    sight: str = GoalSight.NOTHING


@transaction.atomic
def begin(*, enrolment: Enrolment, draft: GoalDraft, by: Person, at: datetime) -> Goal:
    """Set a goal; it stands on the first step of its scale until the owner says otherwise."""
    locked = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    goal = Goal(enrolment=locked, created_at=at, level="1")
    _require_owner(goal, by)
    _word(goal, draft)
    _require_room(goal)
    goal.save()
    record("goals.begin", goal, by=by, at=at)
    return goal


@transaction.atomic
def change(*, goal: Goal, draft: GoalDraft, version: int, by: Person, at: datetime) -> Goal:
    """Word a goal anew, or change who sees it; what it was called before stays in its history."""
    locked = _open(goal, by)
    if version != locked.version:
        raise WrittenMeanwhile
    before = locked.title
    moved = locked.partnership_id != (draft.partnership.pk if draft.partnership else None)
    _word(locked, draft)
    if moved:
        _require_room(locked)
        _unconfirm(locked)
    if locked.title != before:
        GoalNote.objects.create(goal=locked, kind=NoteKind.REWORDED, text=before, level=locked.level, at=at)
    locked.save()
    record("goals.change", locked, by=by, at=at)
    return locked


@transaction.atomic
def note(*, goal: Goal, text: str, level: int | None, kind: str, by: Person, at: datetime) -> GoalNote:
    """Write down how it goes, and where on the scale it stands now."""
    locked = _open(goal, by)
    words, standing = text.strip(), str(level) if level in range(1, STEPS + 1) else locked.level
    if not words and standing == locked.level:
        raise Unsaid
    locked.level = standing
    locked.version += 1
    locked.save(update_fields=["level", "version"])
    record("goals.note", locked, by=by, at=at, kind=kind)
    return GoalNote.objects.create(goal=locked, kind=kind, text=words, level=standing, at=at)


@transaction.atomic
def close(*, goal: Goal, state: str, by: Person, at: datetime) -> Goal:
    """Call a goal met, which its own scale must say too, or let it go."""
    locked = _open(goal, by)
    if state == GoalState.MET and step_of(locked.level) < EXPECTED:
        raise NotThere
    locked.state, locked.closed_at = state, at
    locked.version += 1
    locked.save(update_fields=["state", "closed_at", "version"])
    record("goals.close", locked, by=by, at=at)
    return locked


@transaction.atomic
def reopen(*, goal: Goal, by: Person, at: datetime) -> Goal:
    """Take a goal up again."""
    locked = _lock(goal, by)
    if locked.state == GoalState.OPEN:
        raise GoalOpen
    locked.state, locked.closed_at = GoalState.OPEN, None
    locked.version += 1
    _unconfirm(locked)
    _require_room(locked)
    locked.save()
    record("goals.reopen", locked, by=by, at=at)
    return locked


@transaction.atomic
def remove(*, goal: Goal, by: Person, at: datetime) -> None:
    """Delete a goal with all that was written about it."""
    locked = _lock(goal, by)
    record("goals.remove", locked, by=by, at=at)
    locked.delete()


def _word(goal: Goal, draft: GoalDraft) -> None:
    if draft.partnership is not None:
        _require_partner(goal, draft.partnership)
    goal.title, goal.measure = clean_line(draft.title, limit=200), draft.measure.strip()
    goal.scale = "\n".join(clean_line(step, limit=200) for step in draft.steps[:STEPS])
    goal.due_on, goal.competency, goal.partnership = draft.due_on, draft.competency, draft.partnership
    goal.sight = draft.sight if draft.partnership else GoalSight.NOTHING
    goal.version += 1


def _unconfirm(goal: Goal) -> None:
    goal.confirmed_by, goal.confirmed_at = None, None


def _require_owner(goal: Goal, by: Person) -> None:
    if not may_write_goal(by, goal):
        raise NotYourGoal


def _require_partner(goal: Goal, partnership: Partnership) -> None:
    seated = Member.objects.filter(partnership=partnership, enrolment=goal.enrolment_id).exists()
    if partnership.pk != goal.partnership_id and not (seated and may_change(partnership)):
        raise NotTogether


def _require_room(goal: Goal) -> None:
    beside = Goal.objects.filter(
        enrolment=goal.enrolment_id, partnership=goal.partnership_id, state=GoalState.OPEN
    )
    if beside.exclude(pk=goal.pk).count() >= MOST:
        raise Enough


def _lock(goal: Goal, by: Person) -> Goal:
    Enrolment.objects.select_for_update(of=("self",)).get(
        pk=goal.enrolment_id
    )  # counts are taken of all their goals
    locked = Goal.objects.select_for_update(of=("self",)).select_related("enrolment").get(pk=goal.pk)
    _require_owner(locked, by)
    return locked


def _open(goal: Goal, by: Person) -> Goal:
    locked = _lock(goal, by)
    if locked.state != GoalState.OPEN:
        raise GoalClosed
    return locked
