"""Where a person takes part or has a post: what their home page and navigation are made of."""

from __future__ import annotations

from dataclasses import dataclass

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
    """List the person's posts and live enrolments, posts first; two queries, of nothing but what is shown."""
    posts = Appointment.objects.filter(person=person).order_by("id")
    enrolments = Enrolment.objects.filter(person=person, state__in=LIVE).order_by("-cohort__starts_on", "-id")
    return [
        *(
            Place(
                key, name, coordinates=post == Post.COORDINATOR, sponsors=post == Post.SPONSOR,
                evaluates=post == Post.EVALUATOR, tasks=tuple(tasks),
            )
            for key, name, post, tasks in posts.values_list("programme__key", "programme__name", "post", "tasks")
        ),
        *(
            Place(key, name, cohort_key=cohort_key, cohort_name=cohort, enrolment_key=enrolment, enrolment_state=state)
            for key, name, cohort_key, cohort, enrolment, state in enrolments.values_list(
                "cohort__programme__key", "cohort__programme__name", "cohort__key", "cohort__name", "key", "state"
            )
        ),
    ]  # fmt: skip


def latest_cohorts(programme_keys: list[str]) -> dict[str, str]:
    """Give the key of each programme's latest cohort; one query."""
    rows = Cohort.objects.filter(programme__key__in=programme_keys).order_by("starts_on", "pk")
    return dict(rows.values_list("programme__key", "key"))
