"""The e-mails of training."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import draft, enqueue
from colead.kernel.models import OutboxEmail
from colead.learning.models import Refresher

FOLDER = "learning/email/"


def offer_second_looks(refreshers: Sequence[Refresher], *, at: datetime) -> None:
    """Offer people a second look at what they have learned."""
    enqueue([_second_look(one, at) for one in refreshers])


def _second_look(one: Refresher, at: datetime) -> OutboxEmail:
    person, programme = one.enrolment.person, one.enrolment.cohort.programme
    with override(person.language):
        subject = gettext("Half way: a second look in ten minutes")
    link = settings.PUBLIC_ADDRESS + reverse("refresher", args=[one.enrolment.key])
    return draft(
        "learning.second_look", person, subject=subject, template=FOLDER + "second_look", at=at, about=one,
        context={"programme": programme, "link": link},
    )  # fmt: skip
