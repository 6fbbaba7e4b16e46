from __future__ import annotations

from colead.pairing.models import Need, Profile, Strength
from colead.programmes.models import Cohort, Competency, Enrolment
from tests.cast import Character
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol


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


# What each of the cast wants and offers, so that everybody has something for somebody.
WISHES = {"Bo": ("CON", "STR"), "Chidi": ("STR", "CON"), "Dana": ("DEV", "COM"), "Eli": ("COM", "DEV")}


def make_ready(character: Character, cohort: Cohort) -> Enrolment:
    """Put one of the cast into a cohort, with a finished profile: free on weekdays from 9 to 17 in their own zone."""
    enrolment = enrol(make_person(character), cohort)
    hours = [24 * day + hour for day in range(5) for hour in range(9, 17)]
    make_profile(enrolment, free_hours=hours, finished_at=NOW)
    wants, offers = WISHES.get(character.name.split()[0], ("LIS", "DEC"))
    make_need(enrolment, wants)
    make_strength(enrolment, offers)
    return enrolment
