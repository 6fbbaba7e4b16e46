"""E-mails about recognition. They say that there is something, never what, nor from whom: the page does."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.community.models import Thanks
from colead.kernel.mail import compose

STALE = timedelta(days=7)


def thanked(given: Thanks, *, at: datetime) -> None:
    """Tell somebody that they are thanked."""
    person = given.receiver.person
    with override(person.language):
        subject = gettext("Somebody thanks you for something")
    link = f"{settings.PUBLIC_ADDRESS}{reverse('thanks')}"
    compose(
        "community.thanks", person, subject=subject, at=at, stale_after=at + STALE,
        template="community/email/thanks", context={"link": link}, about=given,
    )  # fmt: skip
