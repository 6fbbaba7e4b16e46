"""Where a person takes part or has a post: what their home page and navigation are made of."""

from __future__ import annotations

from dataclasses import dataclass

from colead.people.models import Person
from colead.programmes.models import Appointment, Cohort, Enrolment
from colead.programmes.states import EnrolmentState, Post

LIVE = [EnrolmentState.INVITED, EnrolmentState.APPLIED, EnrolmentState.ADMITTED, EnrolmentState.PAUSED]


@dataclass(frozen=True)
class Place:
    """A programme in which the person coordinates, sponsors or is enrolled (then with the cohort)."""

    programme_key: str
    programme_name: str
    coordinates: bool = False
    sponsors: bool = False
    cohort_key: str = ""
    cohort_name: str = ""
    enrolment_key: str = ""
    enrolment_state: str = ""


def places_of(person: Person) -> list[Place]:
    """List the person's posts and live enrolments, posts first; two queries."""
    posts = Appointment.objects.filter(person=person).select_related("programme").order_by("id")
    enrolments = (
        Enrolment.objects.filter(person=person, state__in=LIVE)
        .select_related("cohort__programme")
        .order_by("-cohort__starts_on", "-id")
    )
    return [_from_post(post) for post in posts] + [_from_enrolment(e) for e in enrolments]


def _from_post(appointment: Appointment) -> Place:
    return Place(
        programme_key=appointment.programme.key,
        programme_name=appointment.programme.name,
        coordinates=appointment.post == Post.COORDINATOR,
        sponsors=appointment.post == Post.SPONSOR,
    )


def _from_enrolment(enrolment: Enrolment) -> Place:
    return Place(
        programme_key=enrolment.cohort.programme.key,
        programme_name=enrolment.cohort.programme.name,
        cohort_key=enrolment.cohort.key,
        cohort_name=enrolment.cohort.name,
        enrolment_key=enrolment.key,
        enrolment_state=enrolment.state,
    )


def latest_cohorts(programme_keys: list[str]) -> dict[str, str]:
    """Give the key of each programme's latest cohort; one query."""
    rows = Cohort.objects.filter(programme__key__in=programme_keys).order_by("starts_on", "pk")
    return dict(rows.values_list("programme__key", "key"))
