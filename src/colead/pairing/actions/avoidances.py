"""People one does not want to be paired with. Nobody else ever learns of it, and no event tells."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.pairing.actions.sitting import begin, keep
from colead.pairing.models import Avoidance
from colead.people.models import Person
from colead.programmes.models import Enrolment


class NotInCohort(Refused):
    code = "avoidances.not_in_cohort"
    sentence = _("Only people who are invited to the same cohort can be paired with you.")


@transaction.atomic
def avoid(*, enrolment: Enrolment, other: Person, by: Person, at: datetime) -> Avoidance:
    """Keep somebody of the same cohort out of one's partnerships; twice is once."""
    profile = begin(enrolment, by=by, at=at)
    in_cohort = Enrolment.objects.filter(cohort=enrolment.cohort_id, person=other)
    if other == by or not in_cohort.exists():
        raise NotInCohort
    avoidance, _created = Avoidance.objects.get_or_create(enrolment=enrolment, other=other)
    keep(profile, by=by, at=at)
    return avoidance


@transaction.atomic
def allow(*, avoidance: Avoidance, by: Person, at: datetime) -> None:
    """Take that back."""
    profile = begin(avoidance.enrolment, by=by, at=at)
    avoidance.delete()
    keep(profile, by=by, at=at)
