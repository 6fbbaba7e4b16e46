from __future__ import annotations

from datetime import timedelta

import pytest

from colead.insights.queries.glance import glance
from colead.programmes.states import EnrolmentState as E
from tests.cast import AMARA, BO, CHIDI, DANA, ELI
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def test_an_empty_cohort_asks_for_invitations(cohort):
    seen = glance(cohort, at=NOW)
    assert (seen.next_step, [step.people for step in seen.funnel]) == ("invite", [0, 0, 0, 0, 0])


def test_the_funnel_counts_everybody_who_came_at_least_so_far(cohort):
    for character, state in [(BO, E.INVITED), (CHIDI, E.DECLINED), (DANA, E.APPLIED), (ELI, E.ADMITTED)]:
        enrol(make_person(character), cohort, state)
    funnel = {step.name: (step.people, step.percent) for step in glance(cohort, at=NOW).funnel}
    assert funnel == {
        "invited": (4, 100),
        "accepted": (2, 50),
        "ready": (1, 25),
        "paired": (0, 0),
        "met": (0, 0),
    }


def test_who_pauses_or_is_through_waits_for_nobody(cohort):
    for character, state in [(BO, E.PAUSED), (CHIDI, E.COMPLETED), (DANA, E.PAUSED)]:
        enrol(make_person(character), cohort, state)
    seen = glance(cohort, at=NOW)
    assert (seen.next_step, seen.unpaired.people) == ("wait", 0)
    assert [step.people for step in seen.funnel] == [3, 3, 3, 0, 0]


def test_who_waits_longest_comes_first(cohort):
    enrol(make_person(BO), cohort, E.INVITED, at=NOW)
    enrol(make_person(CHIDI), cohort, E.INVITED, at=NOW - timedelta(days=3))
    assert [person.name for person in glance(cohort, at=NOW).unanswered.longest] == [CHIDI.name, BO.name]


def test_two_ready_people_can_be_matched(cohort):
    enrol(make_person(BO), cohort)
    assert glance(cohort, at=NOW).next_step == "wait"
    enrol(make_person(CHIDI), cohort)
    assert glance(cohort, at=NOW).next_step == "match"
    assert glance(cohort, at=NOW + timedelta(days=365)).next_step == "ended"


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_cohort(cohort, people, django_assert_num_queries):
    for character in [BO, CHIDI, DANA][:people]:
        enrol(make_person(character), cohort, E.INVITED)
    with django_assert_num_queries(6):
        glance(cohort, at=NOW)
