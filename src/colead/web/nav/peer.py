"""Where people who take part can go."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from colead.programmes.queries.places import Place
from colead.programmes.states import EnrolmentState
from colead.web.nav.item import Entry

TAKING_PART = (EnrolmentState.ADMITTED, EnrolmentState.PAUSED)
# In the order in which they stand in the bar.
ENTRIES: tuple[Entry, ...] = (
    Entry(_("Goals"), "goals"),
    Entry(_("Reflections"), "reflections"),
    Entry(_("Messages"), "threads", unread="unread_messages"),
    Entry(_("Questions"), "questionnaires"),
    Entry(_("Thanks"), "thanks", under=("/wall/", "/badges/", "/stories/")),
    Entry(_("Training"), "trainings"),
)


def entries(places: Sequence[Place]) -> tuple[Entry, ...]:
    """List what somebody finds in the bar who takes part in a cohort; nothing for everybody else."""
    return ENTRIES if any(place.enrolment_state in TAKING_PART for place in places) else ()
