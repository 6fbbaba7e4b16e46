from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from colead.insights.queries.comparison import beside_the_last
from colead.insights.queries.week import week
from colead.partnerships.models import Meeting
from colead.people.models import Person
from colead.programmes.actions import charters
from colead.programmes.models import Cohort, Enrolment, PlannedStep
from colead.programmes.states import EnrolmentState as E
from tests.cast import AMARA, BO, CHIDI, DANA, ELI, FEMI
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme, write_charter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 20, 9, tzinfo=UTC)  # in the third week of the cohort
DAY = timedelta(days=1)


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(write_charter(make_programme(amara), primary_outcome="Decisions in time"))


def codes(found):
    return [(task.code, task.count) for task in (*found.tasks, *found.more)]


def test_an_empty_cohort_wants_invitations_a_lock_and_a_charter(cohort, amara):
    before = datetime(2026, 3, 20, 9, tzinfo=UTC)
    assert codes(week(cohort, at=before)) == [("invite", 1), ("lock", 12), ("charter", 1)]
    charters.publish(programme=cohort.programme, by=amara, at=before)
    cohort = charters.lock_outcome(cohort=cohort, by=amara, at=before)
    assert codes(week(cohort, at=before)) == [("invite", 1)]


def test_who_waits_is_counted_and_three_things_come_first(cohort):
    for character, state, days in ((BO, E.INVITED, 8), (CHIDI, E.INVITED, 2), (DANA, E.APPLIED, 9)):
        enrol(make_person(character), cohort, state, at=AT - days * DAY)
    for character in (ELI, FEMI):
        enrol(make_person(character), cohort, at=AT - 3 * DAY)
    found = week(cohort, at=AT)
    assert codes(found) == [("match", 2), ("remind", 1), ("unfinished", 1), ("charter", 1)]
    assert (len(found.tasks), found.waiting, found.number) == (3, 4, 3)
    assert {c.code: (c.now, c.before) for c in found.changes if c.now or c.before} == {
        "invited": (3, 2),
        "admitted": (2, 0),
    }


def test_meetings_of_this_week_and_the_last_and_what_to_celebrate(cohort):
    bo, chidi = (enrol(make_person(one), cohort, at=NOW) for one in (BO, CHIDI))
    partnership = make_partnership(bo, chidi)
    for number, days in ((1, 3), (5, 2), (2, 9), (3, 30)):
        held = make_meeting(partnership, starts_at=AT - days * DAY, number=number)
        Meeting.objects.filter(pk=held.pk).update(state="held")
    found = week(cohort, at=AT)
    assert next((c.now, c.before) for c in found.changes if c.code == "held") == (2, 1)
    assert [(joy.code, joy.now) for joy in found.joys] == [("first", 1), ("fifth", 1)]


def test_the_plan_of_this_week_and_the_next(cohort):
    for number in (2, 3, 4, 5):
        PlannedStep.objects.create(
            programme=cohort.programme, week=number, kind="task", title=f"Step {number}"
        )
    assert [due.title for due in week(cohort, at=AT).due] == ["Step 3", "Step 4"]


def test_beside_the_last_cohort(cohort):
    assert beside_the_last(cohort).before is None
    earlier = make_cohort(cohort.programme, name="Autumn")
    Cohort.objects.filter(pk=earlier.pk).update(starts_on=cohort.starts_on - 300 * DAY)
    people = [make_person(one) for one in (BO, CHIDI, DANA)]
    for person, state in zip(people, (E.INVITED, E.ADMITTED, E.DECLINED), strict=True):
        enrol(person, earlier, state)
    enrol(people[0], cohort)
    lines = {
        line.name: (line.people, line.percent, line.people_before, line.percent_before)
        for line in beside_the_last(cohort).lines
    }
    assert (lines["invited"], lines["accepted"]) == ((1, 100, 3, 100), (1, 100, 1, 33))


@pytest.mark.parametrize("name", ["week", "compare_cohorts"])
def test_a_cohort_of_two_thousand_takes_ten_queries_at_most(sign_in, cohort, name):
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@example.org", name=f"P {n}", created_at=NOW) for n in range(2000)
    )
    Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, person=one, state=list(E)[n % len(E)], state_since=NOW, invited_at=NOW)
        for n, one in enumerate(people)
    )
    client, address = sign_in(AMARA), reverse(name, args=[cohort.key])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= 10
