"""The e-mails to those whom somebody asks how they see them lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.surveys.models import Rater
from colead.surveys.rater_links import rater_token


@dataclass
class Guest:
    """Somebody to write to who may have no account: by the language and time zone of whoever asks them."""

    key: str
    email: str
    name: str
    time_zone: str
    language: str

    @property
    def first_name(self) -> str:
        """Give what to call them."""
        return self.name.split()[0] if self.name.split() else self.email


def asked(rater: Rater, *, at: datetime, is_reminder: bool = False) -> None:
    """Ask a peer, or remind them once."""
    who = rater.questionnaire.enrolment.person
    to = Guest(rater.key, rater.email, rater.name, who.time_zone, who.language)
    with override(to.language):
        words = (
            gettext("Still open: how do you see %s lead?")
            if is_reminder
            else gettext("How do you see %s lead?")
        )
    link = f"{settings.PUBLIC_ADDRESS}{reverse('rating', args=[rater_token(rater, at=at)])}"
    compose(
        "surveys.rater", to, subject=words % who.first_name, template="surveys/email/rater", at=at,
        stale_after=rater.closes_at, about=rater,
        context={"who": who, "rater": rater, "link": link, "is_reminder": is_reminder},
    )  # fmt: skip
