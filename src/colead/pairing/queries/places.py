"""How many learners more a mentor can take at this moment."""

from __future__ import annotations

from colead.pairing.models import Profile
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.readiness import LIVE, places_left
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role


def free_places(mentor: Enrolment) -> int:
    """Give the places that no learner has; none while the mentor pauses or does not take part. Three queries."""
    if Role.MENTOR not in mentor.roles or mentor.state != EnrolmentState.ADMITTED:
        return 0
    profile = Profile.objects.filter(enrolment=mentor, finished_at__isnull=False).first()
    if profile is None or profile.takes_nobody_new:
        return 0
    has = Enrolment.objects.filter(
        pk=mentor.pk, memberships__role=Role.MENTOR, memberships__partnership__state__in=LIVE
    ).count()
    return places_left(policy_of(mentor.cohort.programme).mentor_most, profile.places, has)
