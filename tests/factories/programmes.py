from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from colead.people.models import Person
from colead.programmes.actions import programmes
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Appointment, Cohort, Enrolment, Programme
from colead.programmes.states import EnrolmentState, Post
from tests.factories.people import NOW


def make_programme(coordinator: Person, *, name: str = "Leading through change") -> Programme:
    """Set up a programme whose only coordinator is `coordinator`."""
    administrator = Person.objects.filter(is_administrator=True).first() or Person.objects.create(
        email="root@example.org", name="Root", is_administrator=True, created_at=NOW
    )
    programme = programmes.create(charter=Charter(name=name), by=administrator, at=NOW)
    Appointment.objects.filter(programme=programme).update(person=coordinator)
    return programme


def appoint(
    person: Person, programme: Programme, post: str = Post.SPONSOR, tasks: Sequence[str] = ()
) -> Appointment:
    """Give a person a post."""
    return Appointment.objects.create(
        programme=programme, person=person, post=post, tasks=list(tasks), since=NOW
    )


def make_cohort(programme: Programme, *, name: str = "Spring") -> Cohort:
    """Create a cohort from April to September 2026."""
    return Cohort.objects.create(
        programme=programme, name=name, answer_by=date(2026, 3, 20), starts_on=date(2026, 4, 1),
        ends_on=date(2026, 9, 30), created_at=NOW,
    )  # fmt: skip


def enrol(
    person: Person, cohort: Cohort, state: str = EnrolmentState.ADMITTED, *, at: datetime = NOW
) -> Enrolment:
    """Put a person into a cohort in some state."""
    admitted = at if state == EnrolmentState.ADMITTED else None
    return Enrolment.objects.create(
        cohort=cohort, person=person, state=state, state_since=at, invited_at=at, admitted_at=admitted
    )


def write_charter(programme: Programme, **words: object) -> Programme:
    """Write a charter that is complete, and not published."""
    complete = {
        "purpose": "One colleague to think with.", "expectations": "An hour every two weeks.",
        "code_of_conduct": "We ask before we advise.", "contact_name": "Gita Test", "contact_reach": "gita@example.org",
    }  # fmt: skip
    Programme.objects.filter(pk=programme.pk).update(**(complete | words))
    programme.refresh_from_db()
    return programme
