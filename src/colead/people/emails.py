"""The e-mails about accounts that are our own; the sign-in library writes the others."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.people.models import Person


def unused(person: Person, *, goes_on: date, at: datetime) -> None:
    """Tell somebody that their account goes unless they sign in."""
    with override(person.language):
        subject = gettext("Your account will be deleted unless you sign in")
    link = settings.PUBLIC_ADDRESS + reverse("account_login")
    compose(
        "people.unused", person, subject=subject, template="people/email/unused", at=at,
        context={"link": link, "goes_on": goes_on},
    )  # fmt: skip


def write_test(to: Person, *, at: datetime) -> None:
    """Write to an administrator that mail arrives."""
    with override(to.language):
        subject = gettext("Mail from Colead reaches you")
    compose("people.test", to, subject=subject, template="people/email/test", context={"at": at}, at=at)
