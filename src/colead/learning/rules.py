"""Who may learn what."""

from __future__ import annotations

from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState

# Training comes before matching, so that also people learn who have not finished their profile.
LEARNING = (
    EnrolmentState.APPLIED, EnrolmentState.ADMITTED, EnrolmentState.PAUSED, EnrolmentState.COMPLETED,
)  # fmt: skip


def may_learn(person: Person, enrolment: Enrolment) -> bool:
    """Let people go through the modules of their own cohort."""
    return enrolment.person_id == person.pk and enrolment.state in LEARNING
