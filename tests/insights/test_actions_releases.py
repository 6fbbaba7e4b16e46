from __future__ import annotations

from datetime import date, timedelta

import pytest

from colead.insights.actions import releases
from colead.insights.models import Release
from colead.insights.queries.figures import latest_figures
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState as E
from tests.cast import AMARA, Character
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


def cohort_of(**people: int):
    cohort = make_cohort(make_programme(make_person(AMARA)))
    names = (f"{state}{i} Sample" for state in people for i in range(people[state]))
    for name in names:
        enrol(make_person(Character(name)), cohort, "".join(c for c in name.split()[0] if c.isalpha()))
    return cohort


def shown(cohort):
    figures = latest_figures(cohort)
    return {tuple(part.stages): part.people for part in figures.parts if part.people}


def test_cells_of_five_are_released_as_they_are():
    cohort = cohort_of(invited=6, declined=5)
    releases.release(cohort=cohort, on=MONDAY, at=NOW)
    assert shown(cohort) == {("unanswered",): 6, ("declined",): 5}


def test_a_small_cell_is_shown_together_with_another():
    cohort = cohort_of(invited=6, declined=2)
    releases.release(cohort=cohort, on=MONDAY, at=NOW)
    assert sum(shown(cohort).values()) == 8
    assert [people for people in shown(cohort).values() if people < 5] == []


def test_four_people_are_too_few_for_anything():
    cohort = cohort_of(invited=4)
    assert releases.release(cohort=cohort, on=MONDAY, at=NOW) is None
    assert latest_figures(cohort) is None


def test_one_answer_a_week_later_cannot_be_read_off_the_difference():
    cohort = cohort_of(invited=7, declined=6)
    releases.release(cohort=cohort, on=MONDAY, at=NOW)
    Enrolment.objects.filter(pk=Enrolment.objects.filter(state=E.INVITED).first().pk).update(state=E.DECLINED)
    releases.release(cohort=cohort, on=MONDAY + timedelta(days=7), at=NOW)
    assert set(shown(cohort).values()) == {13}


def test_a_release_is_never_given_twice_differently():
    cohort = cohort_of(invited=7)
    first = releases.release(cohort=cohort, on=MONDAY, at=NOW)
    Enrolment.objects.update(state=E.DECLINED)
    assert releases.release(cohort=cohort, on=MONDAY, at=NOW) == first
    assert Release.objects.count() == 1


def test_each_cohort_is_released_once_a_calendar_week():
    cohort_of(invited=7)
    assert releases.release_due(at=NOW) == 1
    assert releases.release_due(at=NOW + timedelta(days=6)) == 0
    assert releases.release_due(at=NOW + timedelta(days=7)) == 1
