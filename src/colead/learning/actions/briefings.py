"""Saying that one has read a briefing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record
from colead.learning.actions.training import NotTheirs
from colead.learning.links import briefing_of_token
from colead.learning.models import BriefingReading
from colead.learning.rules import may_learn
from colead.learning.states import Audience
from colead.people.models import Person
from colead.programmes.models import Enrolment


@transaction.atomic
def acknowledge(*, enrolment: Enrolment, by: Person, at: datetime) -> BriefingReading:
    """Say it as somebody who takes part; saying it twice is still once."""
    if not may_learn(by, enrolment):
        raise NotTheirs
    found, is_new = BriefingReading.objects.get_or_create(
        enrolment=enrolment, audience=Audience.LEARNER, defaults={"cohort": enrolment.cohort, "on": at.date()}
    )
    if is_new:
        record("briefings.acknowledge", found, by=by, at=at)
    return found


@transaction.atomic
def acknowledge_by_link(*, token: str, at: datetime) -> BriefingReading:
    """Say it as whoever holds the link; it is counted, and nobody learns who it was."""
    found = briefing_of_token(token, at=at)
    reading = BriefingReading.objects.create(cohort=found.cohort, audience=found.audience, on=at.date())
    record("briefings.acknowledge_by_link", reading, by=None, at=at, audience=found.audience)
    return reading
