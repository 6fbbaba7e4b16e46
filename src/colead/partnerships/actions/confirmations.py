"""A partner's word that a goal was met: what the owner calls met, somebody else saw too."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions.tables import sit_down
from colead.partnerships.models import Goal
from colead.partnerships.rules import may_write_goal, partners_see
from colead.partnerships.states import GoalState
from colead.people.models import Person


class NotShown(Refused):
    code = "goals.not_shown"
    sentence = _("This goal is not open to you, so there is nothing to confirm.")


class NotMet(Refused):
    code = "goals.not_met"
    sentence = _("The goal has not been called met. When it has, you can confirm it.")


class NotConfirmed(Refused):
    code = "goals.not_confirmed"
    sentence = _("You have not confirmed this goal. There is nothing to take back.")


@transaction.atomic
def confirm(*, goal: Goal, by: Person, at: datetime) -> Goal:
    """Say as a partner that a goal was met; once is enough, whoever of several partners it is."""
    locked = _lock(goal)
    if locked.partnership is None or may_write_goal(by, locked) or not partners_see(locked):
        raise NotShown
    table = sit_down(locked.partnership, by=by)
    if locked.state != GoalState.MET:
        raise NotMet
    if locked.confirmed_at is None:
        locked.confirmed_by, locked.confirmed_at = table.mine, at
        locked.save(update_fields=["confirmed_by", "confirmed_at"])
        record("goals.confirm", locked, by=by, at=at)
    return locked


@transaction.atomic
def take_back(*, goal: Goal, by: Person, at: datetime) -> Goal:
    """Take one's own confirmation back."""
    locked = _lock(goal)
    seat = locked.confirmed_by
    if seat is None or seat.enrolment.person_id != by.pk:
        raise NotConfirmed
    locked.confirmed_by, locked.confirmed_at = None, None
    locked.save(update_fields=["confirmed_by", "confirmed_at"])
    record("goals.take_confirmation_back", locked, by=by, at=at)
    return locked


def _lock(goal: Goal) -> Goal:
    rows = Goal.objects.select_for_update(of=("self",))
    return rows.select_related("enrolment", "partnership", "confirmed_by__enrolment").get(pk=goal.pk)
