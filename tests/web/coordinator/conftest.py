from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import AMARA, BO, CHIDI, DANA, ELI
from tests.factories.people import make_person
from tests.factories.profiles import make_ready
from tests.factories.programmes import make_cohort, make_programme
from tests.support.pages import PageClient


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


@pytest.fixture
def four(cohort):
    """Four people in one time zone, of whom Bo and Chidi, and Dana and Eli, have most for each other."""
    return [
        make_ready(replace(character, time_zone=BO.time_zone), cohort) for character in (BO, CHIDI, DANA, ELI)
    ]


@pytest.fixture
def browser(amara):
    client = PageClient()
    client.force_login(amara)
    return client
