"""Links for those whom somebody asked to rate them; they need no account."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404

from colead.kernel.links import make_link_token, read_link_token
from colead.surveys.models import Rater

SCOPE = "rater"


def rater_token(rater: Rater, *, at: datetime) -> str:
    """Sign a link to one rating, good until its time is over."""
    days = max(1, (rater.closes_at - at).days + 1)
    return make_link_token(SCOPE, {"rater": rater.key}, at=at, days=days)


def rater_of_token(token: str, *, at: datetime) -> Rater:
    """Find which rating the link is for; holding the link is the permission to write it."""
    facts = read_link_token(SCOPE, token, at=at)
    rows = Rater.objects.select_related(
        "questionnaire__wave__cohort__programme", "questionnaire__enrolment__person"
    )
    return get_object_or_404(rows, key=facts["rater"])
