"""A coordinator's word on two people: keep them together, or apart."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.models import Decision
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate


class NotTwo(Refused):
    code = "decisions.not_two"
    sentence = _("Choose two different people of this cohort.")


@transaction.atomic
def decide(*, one: Enrolment, other: Enrolment, wish: str, by: Person, at: datetime) -> Decision:
    """Keep two people together or apart in every round from now on; a later word replaces an earlier one."""
    if one.pk == other.pk or one.cohort_id != other.cohort_id:
        raise NotTwo
    if not may_coordinate(by, one.cohort.programme):
        raise NotTheirs
    first, second = sorted((one, other), key=lambda enrolment: enrolment.pk)
    decision, _created = Decision.objects.update_or_create(
        cohort=one.cohort, first=first, second=second,
        defaults={"wish": wish, "decided_by": by, "decided_at": at},
    )  # fmt: skip
    record("decisions.decide", decision, by=by, at=at, first=first.key, second=second.key, wish=wish)
    return decision


@transaction.atomic
def withdraw(*, decision: Decision, by: Person, at: datetime) -> None:
    """Let the solver decide again."""
    if not may_coordinate(by, decision.cohort.programme):
        raise NotTheirs
    record("decisions.withdraw", decision, by=by, at=at, wish=decision.wish)
    decision.delete()
