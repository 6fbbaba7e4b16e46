"""The e-mails of training, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.learning import emails, workshop_emails
from colead.learning.models import Refresher, Seat, Workshop
from colead.programmes.mail_samples import enrolment


def training(at: datetime) -> None:
    """Write each of them."""
    emails.offer_second_looks([make(Refresher, enrolment=enrolment(at), offered_at=at)], at=at)


def workshops(at: datetime) -> None:
    """Write what people are told of a workshop."""
    workshop = make(
        Workshop, title="Listening, in threes", starts_at=at + timedelta(days=9), minutes=90, places=12,
        place="Room 4.12", calendar_uid="workshop@example.org",
    )  # fmt: skip
    seat = make(Seat, workshop=workshop, enrolment=enrolment(at))
    for what in ("coming", "waiting", "changed", "cancelled"):
        workshop_emails.tell([seat], what, at=at)
