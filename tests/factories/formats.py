"""Cohorts of every format, ready for a round."""

from __future__ import annotations

from colead.pairing.actions import policies
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from tests.factories.people import NOW
from tests.factories.rounds import make_crowd


def set_format(cohort: Cohort, by: Person, format: str, **values: int | bool) -> Cohort:
    """Give the cohort's programme a format and its settings."""
    policies.change(programme=cohort.programme, values=values, format=format, by=by, at=NOW)
    cohort.programme.refresh_from_db()
    return cohort


def give_roles(enrolled: list[Enrolment], *roles: str) -> list[Enrolment]:
    """Let these people be this in their cohort."""
    for enrolment in enrolled:
        enrolment.roles = list(roles)
        enrolment.save(update_fields=["roles"])
    return enrolled


def make_mentoring(
    cohort: Cohort,
    by: Person,
    *,
    learners: int,
    mentors: int,
    format: str = "near_peer",
    **values: int | bool,
) -> tuple[list[Enrolment], list[Enrolment]]:
    """Fill a cohort with learners and mentors who are ready."""
    set_format(cohort, by, format, **values)
    crowd = make_crowd(cohort, learners + mentors)
    return give_roles(crowd[:learners], "learner"), give_roles(crowd[learners:], "mentor")
