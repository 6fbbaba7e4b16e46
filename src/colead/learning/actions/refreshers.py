"""A second look half way: offered once to those who have learned something, and taken or not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record, record_each
from colead.learning import emails
from colead.learning.actions.training import NotTheirs
from colead.learning.models import Refresher
from colead.learning.rules import may_learn
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

TOPIC = "refreshers"


@transaction.atomic
def offer_due(*, at: datetime) -> int:
    """Offer it to everybody who takes part in a cohort that has come half way; gives to how many."""
    running = Cohort.objects.filter(starts_on__lte=at.date(), ends_on__gte=at.date())
    half_way = [cohort.pk for cohort in running if cohort.half_way <= at.date()]
    waiting = Enrolment.objects.filter(
        cohort__in=half_way,
        state=EnrolmentState.ADMITTED,
        trainings__finished_at__isnull=False,
        refresher=None,
    ).distinct()
    people = list(waiting.select_related("person", "cohort__programme").order_by("pk"))
    made = Refresher.objects.bulk_create([Refresher(enrolment=one, offered_at=at) for one in people])
    record_each("refreshers.offer", made, by=None, at=at)
    emails.offer_second_looks(made, at=at)
    return len(made)


@transaction.atomic
def take(*, enrolment: Enrolment, by: Person, at: datetime) -> Refresher:
    """Note that somebody has taken the second look; also before it was offered."""
    if not may_learn(by, enrolment):
        raise NotTheirs
    found, _new = Refresher.objects.get_or_create(enrolment=enrolment, defaults={"offered_at": at})
    locked = Refresher.objects.select_for_update().get(pk=found.pk)
    if locked.taken_at is None:
        locked.taken_at = at
        locked.save(update_fields=["taken_at"])
        record("refreshers.take", locked, by=by, at=at)
    return locked
