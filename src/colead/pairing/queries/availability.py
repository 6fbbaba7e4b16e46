"""Which mentors somebody can ask at this moment. Whatever the reason, the others are "not available"."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q

from colead.pairing.models import Avoidance, Request
from colead.pairing.queries.completeness import mentor_most
from colead.pairing.queries.readiness import LIVE, places_left
from colead.pairing.states import RequestState
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role


def available(asker: Enrolment, mentors: Collection[int]) -> set[int]:
    """Give those of the mentors whom the learner can ask: with a place that nobody has or asks for. Three queries."""
    having = Q(memberships__role=Role.MENTOR, memberships__partnership__state__in=LIVE)
    rows = Enrolment.objects.filter(
        pk__in=mentors, cohort=asker.cohort_id, state=EnrolmentState.ADMITTED, profile__finished_at__isnull=False,
        profile__takes_nobody_new=False,
    ).annotate(
        has=Count("memberships", filter=having, distinct=True),
        asked=Count("requests_received", filter=Q(requests_received__state=RequestState.OPEN), distinct=True),
    )  # fmt: skip
    most = mentor_most(asker)
    free = {
        pk: person
        for pk, person, roles, places, has, asked in rows.values_list(
            "pk", "person_id", "roles", "profile__places", "has", "asked"
        )
        if Role.MENTOR in roles and places_left(most, places, has + asked) > 0
    }
    before = set(Request.objects.filter(asker=asker, asked__in=free).values_list("asked_id", flat=True))
    apart = set(_avoiding(asker, free))
    return {pk for pk in free if pk not in before and pk not in apart}


def _avoiding(asker: Enrolment, mentors: dict[int, int]) -> list[int]:
    """Give the mentors between whom and the learner somebody would rather not meet; nobody is told."""
    rows = Avoidance.objects.filter(
        Q(enrolment=asker, other__in=mentors.values()) | Q(enrolment__in=mentors, other=asker.person_id)
    ).values_list("enrolment_id", "other_id")
    people = {person: pk for pk, person in mentors.items()}
    return [people[other] if enrolment == asker.pk else enrolment for enrolment, other in rows]
