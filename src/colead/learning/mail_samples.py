"""The e-mails of training, to made-up people."""

from __future__ import annotations

from datetime import datetime

from colead.kernel.mail_samples import make
from colead.learning import emails
from colead.learning.models import Refresher
from colead.programmes.mail_samples import enrolment


def training(at: datetime) -> None:
    """Write each of them."""
    emails.offer_second_looks([make(Refresher, enrolment=enrolment(at), offered_at=at)], at=at)
