"""Which badges somebody has earned: derived from meetings and endings, never from how well anything went."""

from __future__ import annotations

from colead.community.queries.reaching import reached
from colead.community.states import BadgeKind, Milestone
from colead.partnerships.models import Member
from colead.programmes.models import Enrolment
from colead.programmes.states import Role


def earned(enrolment: Enrolment) -> frozenset[str]:
    """Give the kinds of badges that somebody can take; ten queries."""
    stones = reached([enrolment.pk]).get(enrolment.pk, {})
    roles = set(Member.objects.filter(enrolment=enrolment).values_list("role", flat=True))
    has_ended = Milestone.ENDING in stones and Milestone.FIRST_MEETING in stones
    found = {
        BadgeKind.TOOK_PART: has_ended and bool(roles - {Role.MENTOR, Role.FACILITATOR}),
        BadgeKind.MENTORED: has_ended and Role.MENTOR in roles,
        BadgeKind.FACILITATED: Milestone.FACILITATED in stones,
    }
    return frozenset(kind for kind, is_earned in found.items() if is_earned)
