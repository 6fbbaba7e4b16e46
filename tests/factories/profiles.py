from __future__ import annotations

from colead.pairing.models import Need, Profile, Strength
from colead.programmes.models import Competency, Enrolment
from tests.factories.people import NOW


def make_profile(enrolment: Enrolment, **fields) -> Profile:
    """Give an enrolment a profile that says enough to be handed in, except for needs and strengths."""
    given = {"languages": ["en"], "free_hours": [9, 10, 33, 34], "saved_at": NOW}
    return Profile.objects.create(enrolment=enrolment, **(given | fields))


def make_need(enrolment: Enrolment, code: str = "CON", **fields) -> Need:
    """Let a person want help with a competency of the standard set."""
    return Need.objects.create(enrolment=enrolment, competency=competency(enrolment, code), **fields)


def make_strength(enrolment: Enrolment, code: str = "COM", **fields) -> Strength:
    """Let a person offer a competency of the standard set."""
    return Strength.objects.create(enrolment=enrolment, competency=competency(enrolment, code), **fields)


def competency(enrolment: Enrolment, code: str) -> Competency:
    """Find a competency of the enrolment's programme."""
    return Competency.objects.get(programme=enrolment.cohort.programme, code=code)
