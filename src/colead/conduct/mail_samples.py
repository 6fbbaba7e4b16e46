"""The e-mails to safeguarding contacts, about a made-up report."""

from __future__ import annotations

from datetime import datetime

from colead.conduct import emails
from colead.conduct.deadlines import ANSWER, OUTCOME
from colead.conduct.models import Report
from colead.kernel.mail_samples import make
from colead.people.mail_samples import bo
from colead.people.models import Person


def told_to_a_contact(at: datetime) -> None:
    """Write each of them."""
    contact, today = bo(), at.date()
    report = make(Report, made_on=today, answer_by=today + ANSWER, outcome_by=today + OUTCOME)
    emails.named(contact, by=make(Person, name="Ada Root"), at=at)
    emails.reported(report, contact, at=at)
    emails.written(report, contact, at=at)
    for stage in ("answer_soon", "outcome_late"):
        emails.remind(report, contact, stage, at=at)
