"""A coordinator's word on two people: keep them together, or apart."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.models import Decision
from colead.pairing.states import Wish
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Role, Task


class NotTwo(Refused):
    code = "decisions.not_two"
    sentence = _("Choose two different people of this cohort.")


class AlreadyTogether(Refused):
    code = "decisions.already_together"
    sentence = _("One of them is kept together with somebody else already. Take that back first.")


@transaction.atomic
def decide(*, one: Enrolment, other: Enrolment, wish: str, by: Person, at: datetime) -> Decision:
    """Keep two people together or apart in every round from now on; a later word replaces an earlier one."""
    if one.pk == other.pk or one.cohort_id != other.cohort_id:
        raise NotTwo
    if not may_coordinate(by, one.cohort.programme, Task.MATCH):
        raise NotTheirs
    Cohort.objects.select_for_update().get(pk=one.cohort_id)
    first, second = sorted((one, other), key=lambda enrolment: enrolment.pk)
    if wish == Wish.LOCK and _has_another_lock(first, second):
        raise AlreadyTogether
    decision, _created = Decision.objects.update_or_create(
        cohort=one.cohort, first=first, second=second,
        defaults={"wish": wish, "decided_by": by, "decided_at": at},
    )  # fmt: skip
    record("decisions.decide", decision, by=by, at=at, first=first.key, second=second.key, wish=wish)
    return decision


def _has_another_lock(first: Enrolment, second: Enrolment) -> bool:
    # A mentor is kept together with as many learners as there are places; everybody else with one.
    two = [enrolment for enrolment in (first, second) if Role.MENTOR not in enrolment.roles]
    locks = Decision.objects.filter(Q(first__in=two) | Q(second__in=two), wish=Wish.LOCK)
    return locks.exclude(first=first, second=second).exists()


@transaction.atomic
def withdraw(*, decision: Decision, by: Person, at: datetime) -> None:
    """Let the solver decide again."""
    if not may_coordinate(by, decision.cohort.programme, Task.MATCH):
        raise NotTheirs
    record("decisions.withdraw", decision, by=by, at=at, wish=decision.wish)
    decision.delete()
