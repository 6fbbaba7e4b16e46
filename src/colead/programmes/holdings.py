"""What the area of programmes holds about a person: enrolments and posts."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Fate, Holding, Someone, Text, before_erasure, owned_by, register, unless
from colead.programmes.models import Appointment, Enrolment, Programme
from colead.programmes.states import EnrolmentState as E
from colead.programmes.states import Post

OPEN = (E.INVITED, E.APPLIED, E.WAITLISTED, E.ADMITTED, E.PAUSED)


def register_programmes() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="enrolments", model=Enrolment, rows=owned_by(Enrolment, "person"),
            shown=("key", "cohort__programme__name", "cohort__name", "roles", "state", "state_since", "invited_at",
                   "admitted_at"),
            label=_("Programmes that you were invited to"), why=_("To invite you, match you and know who takes part."),
            kept=_("a year after the cohort ends, then without your name"),
            seen_by=_("you and the programme’s coordinators; sponsors see counts"), fate=Fate.NAMELESS,
            because=_("How many were invited and took part stays true; that it was you does not stay."),
        ),
        Holding(
            name="posts", model=Appointment, rows=owned_by(Appointment, "person"),
            shown=("programme__name", "post", "since"), label=_("Posts that you hold"),
            why=_("They decide which pages you may open."), kept=_("until the post is taken back"),
            seen_by=_("the programme’s coordinators; participants read who coordinates"),
        ),
    )  # fmt: skip
    before_erasure(_leave)
    unless(_is_last_coordinator)


def _leave(person: Someone, at: datetime) -> None:
    Enrolment.objects.filter(person=person.pk, state__in=OPEN).update(state=E.LEFT, state_since=at)
    Programme.objects.filter(sponsor_name__iexact=person.name).update(sponsor_name="")


def _is_last_coordinator(person: Someone) -> Text | None:
    mine = Programme.objects.filter(appointments__person=person.pk, appointments__post=Post.COORDINATOR)
    for programme in mine:
        if programme.appointments.filter(post=Post.COORDINATOR).count() == 1:
            words = gettext("“%(name)s” needs a coordinator. Appoint somebody else on its team page first.")
            return words % {"name": programme.name}
    return None
