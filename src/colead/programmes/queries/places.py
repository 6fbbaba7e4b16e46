"""Where a person takes part or has a post: what their home page and navigation are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import DateField, QuerySet, Value

from colead.kernel.prepared import Prepared
from colead.people.models import Person
from colead.programmes.models import Appointment, Cohort, Enrolment
from colead.programmes.states import EnrolmentState, Post

LIVE = [
    EnrolmentState.INVITED,
    EnrolmentState.APPLIED,
    EnrolmentState.WAITLISTED,
    EnrolmentState.ADMITTED,
    EnrolmentState.PAUSED,
    EnrolmentState.COMPLETED,
]


@dataclass(frozen=True)
class Place:
    """A programme in which the person has a post or is enrolled (then with the cohort)."""

    programme_key: str
    programme_name: str
    coordinates: bool = False
    sponsors: bool = False
    evaluates: bool = False
    tasks: tuple[str, ...] = ()  # of a co-coordinator
    cohort_key: str = ""
    cohort_name: str = ""
    enrolment_key: str = ""
    enrolment_state: str = ""


def places_of(person: Person) -> list[Place]:
    """List the person's posts and live enrolments, posts first; one query, of nothing but what is shown."""
    rows = [_Row(*row) for row in _of_person(person=person.pk)]
    posts = sorted((row for row in rows if row.post), key=attrgetter("pk"))
    enrolments = sorted(
        (row for row in rows if not row.post), key=attrgetter("starts_on", "pk"), reverse=True
    )
    return [
        *(
            Place(
                row.programme, row.programme_name, coordinates=row.post == Post.COORDINATOR,
                sponsors=row.post == Post.SPONSOR, evaluates=row.post == Post.EVALUATOR, tasks=tuple(row.tasks),
            )
            for row in posts
        ),
        *(
            Place(
                row.programme, row.programme_name, cohort_key=row.cohort, cohort_name=row.cohort_name,
                enrolment_key=row.enrolment, enrolment_state=row.state,
            )
            for row in enrolments
        ),
    ]  # fmt: skip


class _Row(NamedTuple):
    """A post or, where that is empty, an enrolment."""

    programme: str
    programme_name: str
    post: str
    tasks: list[str]
    cohort: str
    cohort_name: str
    enrolment: str
    state: str
    starts_on: date | None
    pk: int


def _posts_and_enrolments(person: int) -> QuerySet[Appointment, Any]:
    none, never = Value(""), Value(None, output_field=DateField())
    posts = Appointment.objects.filter(person=person).values_list(
        "programme__key", "programme__name", "post", "tasks", none, none, none, none, never, "pk"
    )
    enrolments = Enrolment.objects.filter(person=person, state__in=LIVE).values_list(
        "cohort__programme__key", "cohort__programme__name", none, "roles", "cohort__key", "cohort__name", "key",
        "state", "cohort__starts_on", "pk",
    )  # fmt: skip
    return posts.order_by().union(enrolments.order_by(), all=True)


_of_person = Prepared(_posts_and_enrolments)


def latest_cohorts(programme_keys: list[str]) -> dict[str, str]:
    """Give the key of each programme's latest cohort; one query."""
    rows = Cohort.objects.filter(programme__key__in=programme_keys).order_by("starts_on", "pk")
    return dict(rows.values_list("programme__key", "key"))
