"""The e-mails that ask questions, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import RECEIVER, make
from colead.programmes.mail_samples import amara, enrolment
from colead.surveys import emails, rater_emails
from colead.surveys.models import Questionnaire, Rater, Wave
from colead.surveys.states import WaveKind


def waves(at: datetime) -> None:
    """Write what each wave asks, and the reminder."""
    mine = enrolment(at)
    for kind in WaveKind.values:
        wave = make(Wave, cohort=mine.cohort, kind=kind, opens_at=at, closes_at=at + timedelta(days=21))
        one = make(Questionnaire, wave=wave, enrolment=mine, asked_at=at)
        emails.asked([one], 6, at=at)
    emails.reminded([one], at=at)
    mine.person = amara()
    rater = make(
        Rater, questionnaire=one, name="Bo", email=RECEIVER, asked_at=at, closes_at=at + timedelta(days=21)
    )
    rater_emails.asked(rater, at=at)
    rater_emails.asked(rater, at=at, is_reminder=True)
