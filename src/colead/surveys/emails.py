"""The e-mails that ask questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import draft, enqueue
from colead.kernel.models import OutboxEmail
from colead.surveys.links import survey_token
from colead.surveys.models import Questionnaire
from colead.surveys.states import WaveKind

FOLDER = "surveys/email/"


def asked(questionnaires: Sequence[Questionnaire], minutes: int, *, at: datetime) -> None:
    """Ask people for their answers."""
    enqueue([_draft("surveys.asked", one, minutes, at=at) for one in questionnaires])


def reminded(questionnaires: Sequence[Questionnaire], *, at: datetime) -> None:
    """Remind people who have not answered; nobody else learns that they were."""
    enqueue([_draft("surveys.reminder", one, 0, at=at) for one in questionnaires])


def _draft(kind: str, one: Questionnaire, minutes: int, *, at: datetime) -> OutboxEmail:
    person, wave = one.enrolment.person, one.wave
    is_reminder = kind == "surveys.reminder"
    with override(person.language):
        subject = gettext("Still open: %s") % subject_of(wave.kind) if is_reminder else subject_of(wave.kind)
    link = f"{settings.PUBLIC_ADDRESS}{reverse('survey_link', args=[survey_token(one, at=at)])}"
    return draft(
        kind, person, subject=subject, template=FOLDER + "asked", at=at, stale_after=wave.closes_at, about=one,
        thread=one if is_reminder else None,
        context={"wave": wave, "programme": wave.cohort.programme, "minutes": minutes, "link": link, "is_reminder": is_reminder},
    )  # fmt: skip


def subject_of(kind: str) -> str:
    """Say what a wave is about, for a subject that anybody may read."""
    return {
        WaveKind.BASELINE: gettext("How do you lead today?"),
        WaveKind.SETTLING: gettext("Two weeks in: a few questions"),
        WaveKind.MID: gettext("Half way: a few questions"),
        WaveKind.END: gettext("Looking back: what has changed?"),
        WaveKind.FOLLOW_UP: gettext("Some months later: what has stayed?"),
    }[WaveKind(kind)]
