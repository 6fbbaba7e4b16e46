"""Which mentors somebody can ask at this moment. Whatever the reason, the others are "not available"."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q

from colead.pairing.models import Avoidance, Request
from colead.pairing.queries.completeness import mentor_most
from colead.pairing.queries.readiness import LIVE, places_left
from colead.pairing.states import RequestState
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role


def available(asker: Enrolment, mentors: Collection[int]) -> set[int]:
    """Give those of the mentors whom the learner can ask, and has not asked before. Two queries."""
    free = with_place(asker, mentors)
    return free - set(Request.objects.filter(asker=asker, asked__in=free).values_list("asked_id", flat=True))


def with_place(asker: Enrolment, mentors: Collection[int]) -> set[int]:
    """Give the mentors with a place that nobody has or asks for, and whom nothing keeps apart. One query."""
    having = Q(memberships__role=Role.MENTOR, memberships__partnership__state__in=LIVE)
    asking = Q(requests_received__state=RequestState.OPEN)
    rows = Enrolment.objects.filter(
        pk__in=mentors, cohort=asker.cohort_id, state=EnrolmentState.ADMITTED, profile__finished_at__isnull=False,
        profile__takes_nobody_new=False,
    ).annotate(
        has=Count("memberships", filter=having, distinct=True),
        asked=Count("requests_received", filter=asking, distinct=True),
    )  # fmt: skip
    # Who would rather not meet whom is asked here and told nowhere.
    apart = Exists(Avoidance.objects.filter(enrolment=asker, other=OuterRef("person"))) | Exists(
        Avoidance.objects.filter(enrolment=OuterRef("pk"), other=asker.person_id)
    )
    most = mentor_most(asker)
    return {
        pk
        for pk, roles, places, has, asked in rows.exclude(apart).values_list(
            "pk", "roles", "profile__places", "has", "asked"
        )
        if Role.MENTOR in roles and places_left(most, places, has + asked) > 0
    }
