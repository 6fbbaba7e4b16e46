from __future__ import annotations

from dataclasses import dataclass

import pytest

from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from tests.cast import AMARA, BO, CHIDI, DANA, ELI
from tests.factories.people import make_person
from tests.factories.programmes import enrol, make_cohort, make_programme


@dataclass(frozen=True)
class Cast:
    """Amara's cohort and who is in it."""

    amara: Person
    cohort: Cohort
    bo: Enrolment
    chidi: Enrolment
    dana: Enrolment
    eli: Enrolment


@pytest.fixture
def cast(db) -> Cast:
    """Give Amara's cohort with four people taking part."""
    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    return Cast(amara, cohort, *(enrol(make_person(one), cohort) for one in (BO, CHIDI, DANA, ELI)))
