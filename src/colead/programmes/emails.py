"""The e-mails of programmes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose, draft, enqueue
from colead.kernel.models import OutboxEmail
from colead.people.models import Person
from colead.programmes.links import invitation_token
from colead.programmes.models import Appointment, Enrolment
from colead.programmes.wording import promise


def invitations(enrolments: Sequence[Enrolment], *, by: Person, at: datetime, reminder: bool = False) -> None:
    """Write invitations, or their reminders, each with a link that needs no account."""
    enqueue([_invitation(enrolment, by, at, reminder) for enrolment in enrolments])


def _invitation(enrolment: Enrolment, by: Person, at: datetime, reminder: bool) -> OutboxEmail:
    person, cohort = enrolment.person, enrolment.cohort
    with override(person.language):
        words = (
            gettext("Still open: your place in %(name)s") if reminder else gettext("An invitation: %(name)s")
        )
        subject = words % {"name": cohort.programme.name}
        told = promise(cohort.programme, enrolment.roles)
    return draft(
        "programmes.reminder" if reminder else "programmes.invitation", person, subject=subject,
        template="programmes/email/invitation", at=at,
        context={
            "programme": cohort.programme, "cohort": cohort, "inviter": by, "reminder": reminder,
            "promise": told,
            "link": settings.PUBLIC_ADDRESS + reverse("invitation", args=[invitation_token(enrolment, at=at)]),
        },
    )  # fmt: skip


def withdrawn(enrolment: Enrolment, *, by: Person, at: datetime) -> None:
    """Tell a person that they are not invited any more, so that they don't wonder about the link."""
    programme = enrolment.cohort.programme
    with override(enrolment.person.language):
        subject = gettext("Your invitation to %(name)s was taken back") % {"name": programme.name}
    compose(
        "programmes.withdrawn", enrolment.person, subject=subject, template="programmes/email/withdrawn", at=at,
        context={"programme": programme, "by": by},
    )  # fmt: skip


def appointed(appointment: Appointment, *, by: Person, at: datetime) -> None:
    """Tell a person of their post."""
    with override(appointment.person.language):
        subject = gettext("You are %(post)s of %(name)s") % {
            "post": appointment.get_post_display(), "name": appointment.programme.name,
        }  # fmt: skip
    compose(
        "programmes.appointed", appointment.person, subject=subject, template="programmes/email/appointed", at=at,
        context={"programme": appointment.programme, "post": appointment.get_post_display(), "by": by},
    )  # fmt: skip


def waitlisted(enrolments: Sequence[Enrolment], *, is_drawn: bool, at: datetime) -> None:
    """Tell people that they wait for a place; `is_drawn` says that it is decided for now."""
    enqueue([_waitlisted(enrolment, is_drawn, at) for enrolment in enrolments])


def _waitlisted(enrolment: Enrolment, is_drawn: bool, at: datetime) -> OutboxEmail:
    programme = enrolment.cohort.programme
    with override(enrolment.person.language):
        words = (
            gettext("You are on the waiting list of %(name)s")
            if is_drawn
            else gettext("You are in the lottery for %(name)s")
        )
        subject = words % {"name": programme.name}
    return draft(
        "programmes.waitlisted", enrolment.person, subject=subject, template="programmes/email/waitlisted", at=at,
        context={"programme": programme, "cohort": enrolment.cohort, "is_drawn": is_drawn, "by_lot": bool(enrolment.drawn_place)},
    )  # fmt: skip


def places_given(enrolments: Sequence[Enrolment], *, at: datetime) -> None:
    """Tell people who waited that they have a place."""
    enqueue([_place_given(enrolment, at) for enrolment in enrolments])


def _place_given(enrolment: Enrolment, at: datetime) -> OutboxEmail:
    programme = enrolment.cohort.programme
    with override(enrolment.person.language):
        subject = gettext("You have a place in %(name)s") % {"name": programme.name}
    return draft(
        "programmes.place_given", enrolment.person, subject=subject, template="programmes/email/place_given", at=at,
        context={
            "programme": programme, "cohort": enrolment.cohort,
            "link": settings.PUBLIC_ADDRESS + reverse("peer_home", args=[enrolment.key]),
        },
    )  # fmt: skip
