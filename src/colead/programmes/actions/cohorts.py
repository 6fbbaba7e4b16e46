"""What can be done with a cohort."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Programme
from colead.programmes.rules import may_coordinate


class DatesOutOfOrder(Refused):
    code = "cohorts.dates"
    sentence = _("The dates must follow each other: answers first, then the start, then the end.")


@dataclass(frozen=True)
class Plan:
    """When a cohort runs, and until when invitations can be answered."""

    name: str
    answer_by: date
    starts_on: date
    ends_on: date

    @property
    def in_order(self) -> bool:
        return self.answer_by <= self.starts_on < self.ends_on


@transaction.atomic
def create(*, programme: Programme, plan: Plan, by: Person, at: datetime) -> Cohort:
    """Plan a new run of a programme."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    if not plan.in_order:
        raise DatesOutOfOrder
    cohort = Cohort.objects.create(programme=programme, **asdict(plan), created_at=at)
    record("cohorts.create", cohort, by=by, at=at, name=cohort.name)
    return cohort


@transaction.atomic
def change(*, cohort: Cohort, plan: Plan, by: Person, at: datetime) -> Cohort:
    """Rename a cohort or move its dates."""
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme):
        raise NotTheirs
    if not plan.in_order:
        raise DatesOutOfOrder
    changed = [name for name, value in asdict(plan).items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, getattr(plan, name))
    locked.save()
    record("cohorts.change", locked, by=by, at=at, fields=changed)
    return locked
