"""Links in mail that write answers and never show them."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404

from colead.kernel.links import make_link_token, read_link_token
from colead.surveys.models import Questionnaire

SCOPE = "survey"


def survey_token(questionnaire: Questionnaire, *, at: datetime) -> str:
    """Sign a link to one questionnaire, good until its wave closes."""
    days = max(1, (questionnaire.wave.closes_at - at).days + 1)
    return make_link_token(SCOPE, {"questionnaire": questionnaire.key}, at=at, days=days)


def questionnaire_of_token(token: str, *, at: datetime) -> Questionnaire:
    """Find which questionnaire the link is for; holding the link is the permission to write it."""
    facts = read_link_token(SCOPE, token, at=at)
    rows = Questionnaire.objects.select_related("wave__cohort__programme", "enrolment__person")
    return get_object_or_404(rows, key=facts["questionnaire"])
