"""The e-mails about accounts, to made-up people; the library's templates are ours."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from colead.kernel.digests import compose_digest
from colead.kernel.mail import OutboxBackend
from colead.kernel.mail_samples import RECEIVER, make
from colead.kernel.models import OutboxEmail
from colead.people import emails
from colead.people.models import Person

LIBRARY = ("password_reset_key", "password_changed", "email_confirmation", "email_changed", "unknown_account")
TOLD = (
    ("programmes.reminder", "Still open: your place in Leading through change"),
    ("partnerships.agreement_to_sign", "Chidi has signed your agreement"),
    ("partnerships.agreement_agreed", "Your agreement with Dana holds"),
)


def bo() -> Person:
    """Make up the one who gets every sample."""
    return make(Person, name="Bo Sample", email=RECEIVER, time_zone="Europe/Berlin")


def library(at: datetime) -> None:
    """Write what the sign-in library sends."""
    link = f"{settings.PUBLIC_ADDRESS}/account/sample/"
    for name in LIBRARY:
        shown = {"password_reset_url": link, "activate_url": link}
        subject, text = (
            render_to_string(f"account/email/{name}_{part}.txt", shown).strip()
            for part in ("subject", "message")
        )
        OutboxBackend().send_messages([EmailMessage(subject, text, to=[bo().email])])


def trial(at: datetime) -> None:
    """Write the test that an administrator asks for."""
    emails.write_test(bo(), at=at)


def digests(at: datetime) -> None:
    """Write both digests."""
    told = [
        OutboxEmail(kind=kind, subject=subject, link=f"{settings.PUBLIC_ADDRESS}/sample/{place}/")
        for place, (kind, subject) in enumerate(TOLD)
    ]
    for digest in ("daily", "weekly"):
        compose_digest(digest, bo(), told, at=at)


def unused_account(at: datetime) -> None:
    """Write to somebody who has not signed in for two years."""
    emails.unused(bo(), goes_on=at.date(), at=at)
