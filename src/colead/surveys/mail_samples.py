"""The e-mails that ask questions, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.programmes.mail_samples import enrolment
from colead.surveys import emails
from colead.surveys.models import Questionnaire, Wave
from colead.surveys.states import WaveKind


def waves(at: datetime) -> None:
    """Write what each wave asks, and the reminder."""
    mine = enrolment(at)
    for kind in WaveKind.values:
        wave = make(Wave, cohort=mine.cohort, kind=kind, opens_at=at, closes_at=at + timedelta(days=21))
        one = make(Questionnaire, wave=wave, enrolment=mine, asked_at=at)
        emails.asked([one], 6, at=at)
    emails.reminded([one], at=at)
