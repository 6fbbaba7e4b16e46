"""The e-mails about places and posts in a programme, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.people.mail_samples import bo
from colead.people.models import Person
from colead.programmes import emails
from colead.programmes.models import Appointment, Cohort, Enrolment, Programme


def amara() -> Person:
    """Make up a coordinator."""
    return make(Person, name="Amara Model", email="amara.model@example.org")


def programme(at: datetime) -> Programme:
    """Make up a programme."""
    return make(
        Programme, name="Leading through change", created_at=at, sponsor_name="Olu Pattern",
        purpose="Each of our managers should have one colleague to think with who is neither their boss nor their report.",
        expectations="An hour every two weeks, half for each.", sponsor_words="It is work, and it counts as work.",
    )  # fmt: skip


def enrolment(at: datetime, person: Person | None = None, *, pk: int = 1) -> Enrolment:
    """Make up somebody's place in a cohort."""
    day = at.date()
    cohort = make(
        Cohort, programme=programme(at), name="Spring", answer_by=day + timedelta(days=10), created_at=at,
        starts_on=day + timedelta(days=14), ends_on=day + timedelta(days=196),
    )  # fmt: skip
    return make(
        Enrolment, pk=pk, cohort=cohort, person=person or bo(), invited_at=at, state_since=at, admitted_at=at
    )


def places(at: datetime) -> None:
    """Write everything about places and posts."""
    mine = enrolment(at)
    emails.invitations([mine], by=amara(), at=at)
    emails.invitations([mine], by=amara(), at=at, reminder=True)
    emails.withdrawn(mine, by=amara(), at=at)
    emails.waitlisted([mine], is_drawn=False, at=at)
    mine.drawn_place = 31
    emails.waitlisted([mine], is_drawn=True, at=at)
    emails.places_given([mine], at=at)
    appointment = make(Appointment, programme=programme(at), person=bo(), post="coordinator", since=at)
    emails.appointed(appointment, by=amara(), at=at)
