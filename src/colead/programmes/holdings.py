"""What the area of programmes holds about a person: enrolments and posts."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Fate, Holding, Someone, Text, before_erasure, owned_by, register, unless
from colead.programmes.models import Acknowledgement, Appointment, CharterVersion, Enrolment, Programme
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
        Holding(
            name="charters_read", model=Acknowledgement, rows=owned_by(Acknowledgement, "enrolment__person"),
            shown=("version__programme__name", "version__number", "at"), label=_("Charters that you have acknowledged"),
            why=_("To know that everybody has read what the programme promises."),
            kept=_("as long as your place in the cohort"), seen_by=_("coordinators see how many, not who"),
        ),
    )  # fmt: skip
    before_erasure(_leave)
    unless(_is_last_coordinator)


def _leave(person: Someone, at: datetime) -> None:
    Enrolment.objects.filter(person=person.pk, state__in=OPEN).update(state=E.LEFT, state_since=at)
    Programme.objects.filter(sponsor_name__iexact=person.name).update(sponsor_name="")
    Programme.objects.filter(contact_name__iexact=person.name).update(contact_name="", contact_reach="")
    for version in CharterVersion.objects.select_for_update():
        _forget(version, person)


def _forget(version: CharterVersion, person: Someone) -> None:
    """Take the person's name out of what was published; the rest of the version stays as it was read."""
    name, words = person.name.casefold(), version.words
    gone = ["sponsor_name"] if words["sponsor_name"].casefold() == name else []
    gone += ["contact_name", "contact_reach"] if words["contact_name"].casefold() == name else []
    if gone:
        version.words = words | dict.fromkeys(gone, "")
        version.save(update_fields=["words"])


def _is_last_coordinator(person: Someone) -> Text | None:
    mine = Programme.objects.filter(appointments__person=person.pk, appointments__post=Post.COORDINATOR)
    for programme in mine:
        if programme.appointments.filter(post=Post.COORDINATOR).count() == 1:
            words = gettext("“%(name)s” needs a coordinator. Appoint somebody else on its team page first.")
            return words % {"name": programme.name}
    return None
