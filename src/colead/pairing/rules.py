"""Who may do what with profiles."""

from __future__ import annotations

from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState

# Whoever has accepted and is still in it; an edit after a round counts for the next one.
FILLING_IN = (
    EnrolmentState.APPLIED, EnrolmentState.WAITLISTED, EnrolmentState.ADMITTED, EnrolmentState.PAUSED,
)  # fmt: skip


def may_fill_in(person: Person, enrolment: Enrolment) -> bool:
    """Let people fill in their own profile, and nobody else's, while they take part."""
    return enrolment.person_id == person.pk and enrolment.state in FILLING_IN
