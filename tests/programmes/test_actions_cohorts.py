from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from colead.kernel.models import AuditEvent
from colead.programmes.actions import cohorts
from colead.programmes.actions.cohorts import DatesOutOfOrder, Plan
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort
from tests.cast import AMARA, OLU
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db

PLAN = Plan("Spring", date(2026, 3, 20), date(2026, 4, 1), date(2026, 9, 30))


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def programme(amara):
    return make_programme(amara)


def test_a_cohort_is_planned(programme, amara):
    cohort = cohorts.create(programme=programme, plan=PLAN, by=amara, at=NOW)
    assert (cohort.name, cohort.starts_on, cohort.created_at) == ("Spring", date(2026, 4, 1), NOW)


@pytest.mark.parametrize(
    "dates", [{"answer_by": date(2026, 4, 2)}, {"ends_on": date(2026, 4, 1)}, {"starts_on": date(2026, 3, 1)}]
)
def test_dates_follow_each_other(programme, amara, dates):
    with pytest.raises(DatesOutOfOrder):
        cohorts.create(programme=programme, plan=replace(PLAN, **dates), by=amara, at=NOW)
    cohort = make_cohort(programme)
    with pytest.raises(DatesOutOfOrder):
        cohorts.change(cohort=cohort, plan=replace(PLAN, **dates), by=amara, at=NOW)


def test_answers_may_be_due_on_the_first_day(programme, amara):
    cohorts.create(programme=programme, plan=replace(PLAN, answer_by=PLAN.starts_on), by=amara, at=NOW)
    assert Cohort.objects.count() == 1


def test_a_change_is_audited_with_the_fields(programme, amara):
    cohort = make_cohort(programme)
    cohorts.change(cohort=cohort, plan=replace(PLAN, name="Autumn"), by=amara, at=NOW)
    assert AuditEvent.objects.get(action="cohorts.change").facts == {"fields": ["name"]}


def test_only_the_programmes_coordinator_plans(programme):
    olu = make_person(OLU)
    with pytest.raises(NotTheirs):
        cohorts.create(programme=programme, plan=PLAN, by=olu, at=NOW)
    with pytest.raises(NotTheirs):
        cohorts.change(cohort=make_cohort(programme), plan=PLAN, by=olu, at=NOW)
