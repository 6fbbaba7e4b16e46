"""The e-mails that come of signals: a nudge to the partnership, a person's offer from their coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.partnerships.models import Member, Signal
from colead.partnerships.naming import first_names, others
from colead.partnerships.signal_words import nudge_subject, nudge_words
from colead.people.models import Person

STALE = timedelta(days=3)
FOLDER = "partnerships/email/"


def nudge(signal: Signal, member: Member, members: Sequence[Member], *, at: datetime) -> None:
    """Remind a member kindly, with what helps; the pause is always on offer."""
    person = member.enrolment.person
    with override(person.language):
        names = first_names(others(members, member))
        subject, words = nudge_subject(signal.kind) % {"names": names}, nudge_words(signal.kind)
    compose(
        "partnerships.nudge", person, subject=subject, template=FOLDER + "nudge", at=at, stale_after=at + STALE,
        about=signal, thread=member.partnership,
        context={
            "names": names, "words": words, "link": _link("peer_home", member.enrolment.key),
            "change": _link("change_pairing", member.partnership.key), "helpful": _link("helpful", signal.key),
        },
    )  # fmt: skip


def from_coordinator(signal: Signal, person: Person, *, words: str, by: Person, at: datetime) -> None:
    """Send what a coordinator wrote; the subject says from whom, not about what."""
    with override(person.language):
        subject = gettext("A message from %(name)s") % {"name": by.name}
    compose(
        "partnerships.from_coordinator", person, subject=subject, template=FOLDER + "from_coordinator", at=at, about=signal,
        context={
            "words": words, "by": by, "link": f"{settings.PUBLIC_ADDRESS}{reverse('home')}",
            "helpful": _link("helpful", signal.key),
        },
    )  # fmt: skip


def _link(name: str, key: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=[key])}"
