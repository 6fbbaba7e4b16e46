"""The e-mails of workshops: a place, the waiting list, a change. Each brings what calendars need to know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import Calendar, draft, enqueue
from colead.kernel.models import OutboxEmail
from colead.learning.models import Seat, Workshop
from colead.partnerships import calendars
from colead.partnerships.calendars import Guest, Invitation
from colead.people.models import Person

COMING, WAITING, CHANGED, CANCELLED = "coming", "waiting", "changed", "cancelled"


def tell(seats: Iterable[Seat], what: str, *, at: datetime) -> None:
    """Tell people how they stand to a workshop, or what has become of it."""
    enqueue([_draft(seat, what, at) for seat in seats])


def invitation(workshop: Workshop, person: Person, at: datetime) -> Invitation:
    """Give the workshop as one person's calendar needs it: nobody else is named in it."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Invitation(
        uid=workshop.calendar_uid, sequence=workshop.calendar_sequence, starts_at=workshop.starts_at,
        minutes=workshop.minutes, summary=workshop.title, description=_link(), place=workshop.place,
        organizer=Guest(name or "Colead", address), guests=(Guest(person.name, person.email),), at=at,
    )  # fmt: skip


def _draft(seat: Seat, what: str, at: datetime) -> OutboxEmail:
    workshop, person = seat.workshop, seat.enrolment.person
    with override(person.language):
        words = {
            COMING: gettext("You have a place: %(title)s"),
            WAITING: gettext("You are on the waiting list: %(title)s"),
            CHANGED: gettext("There is something new: %(title)s"),
            CANCELLED: gettext("It does not take place: %(title)s"),
        }[what]
    context = {"workshop": workshop, "what": what, "link": _link(), "minutes": workshop.minutes}
    return draft(
        "learning.workshop", person, subject=words % {"title": workshop.title}, template="learning/email/workshop",
        at=at, about=seat, context=context, calendar=_calendar(workshop, person, what, at),
    )  # fmt: skip


def _calendar(workshop: Workshop, person: Person, what: str, at: datetime) -> Calendar | None:
    if what == WAITING:
        return None
    make = calendars.cancel if what == CANCELLED else calendars.request
    return make(invitation(workshop, person, at))


def _link() -> str:
    return settings.PUBLIC_ADDRESS + reverse("own_workshops")
