from __future__ import annotations

from datetime import date

import pytest

from colead.programmes.queries.cohorts import next_plan
from tests.cast import AMARA
from tests.factories.people import make_person
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db


def test_the_next_cohort_is_proposed_like_the_last():
    programme = make_programme(make_person(AMARA))
    assert next_plan(programme, on=date(2026, 1, 1)) == {}
    last = make_cohort(programme)  # a Wednesday, 182 days, twelve days to answer
    plan = next_plan(programme, on=date(2026, 1, 1))
    assert plan == {
        "answer_by": date(2026, 10, 16),
        "starts_on": date(2026, 10, 28),
        "ends_on": date(2027, 4, 28),
    }
    assert (plan["starts_on"].weekday(), plan["ends_on"] - plan["starts_on"]) == (
        2,
        last.ends_on - last.starts_on,
    )
