"""Who may answer what, and until when."""

from __future__ import annotations

from datetime import datetime

from colead.partnerships.models import Member
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role
from colead.surveys.models import Questionnaire
from colead.surveys.states import WaveKind

TAKING_PART = (EnrolmentState.ADMITTED, EnrolmentState.PAUSED, EnrolmentState.COMPLETED)


def may_answer(questionnaire: Questionnaire, *, at: datetime) -> bool:
    """Let people answer while the wave is open and they are in the cohort; before matching means before matching."""
    wave, enrolment = questionnaire.wave, questionnaire.enrolment
    if not wave.opens_at <= at < wave.closes_at or enrolment.state not in TAKING_PART:
        return False
    return wave.kind != WaveKind.BASELINE or not has_a_partner(enrolment, at=at)


def has_a_partner(enrolment: Enrolment, *, at: datetime) -> bool:
    """Tell whether the person knows whom they meet; one query."""
    return Member.objects.filter(enrolment=enrolment, partnership__started_at__lte=at).exists()


def is_asked(enrolment: Enrolment) -> bool:
    """Leave those alone who only facilitate."""
    return not enrolment.is_only(Role.FACILITATOR)
