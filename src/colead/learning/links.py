"""Links to briefings, for people without an account: who holds one may read, and say that they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.links import make_link_token, read_link_token
from colead.learning.states import Audience
from colead.programmes.models import Cohort

SCOPE = "briefing"


@dataclass(frozen=True)
class Addressed:
    """What a link leads to."""

    cohort: Cohort
    audience: str


def briefing_token(cohort: Cohort, audience: str, *, at: datetime) -> str:
    """Sign a link to a briefing, good until the cohort ends; everybody of the audience may get the same one."""
    days = max(1, (cohort.ends_on - at.date()).days + 1)
    return make_link_token(SCOPE, {"cohort": cohort.key, "audience": audience}, at=at, days=days)


def briefing_of_token(token: str, *, at: datetime) -> Addressed:
    """Find what a link leads to."""
    facts = read_link_token(SCOPE, token, at=at)
    if facts["audience"] not in Audience.values:
        raise Http404
    cohort = get_object_or_404(Cohort.objects.select_related("programme"), key=facts["cohort"])
    return Addressed(cohort, facts["audience"])
