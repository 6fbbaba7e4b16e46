from __future__ import annotations

import pytest

from colead.kernel.models import AuditEvent
from colead.pairing.actions import avoidances
from colead.pairing.actions.avoidances import NotInCohort
from colead.pairing.actions.sitting import NotYourProfile
from colead.pairing.models import Avoidance
from colead.pairing.queries.avoidances import avoided_by, colleagues_called
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, DANA, ZOE
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    enrol(make_person(CHIDI), cohort, EnrolmentState.INVITED)
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


def chidi(enrolment):
    return enrolment.cohort.enrolments.exclude(pk=enrolment.pk).get().person


def test_twice_is_once_and_can_be_taken_back(bo):
    for _ in range(2):
        found = avoidances.avoid(enrolment=bo, other=chidi(bo), by=bo.person, at=NOW)
    assert [person.name for person in avoided_by(bo)] == [CHIDI.name]
    avoidances.allow(avoidance=found, by=bo.person, at=NOW)
    assert avoided_by(bo) == []


def test_only_people_of_the_cohort_and_not_oneself(bo):
    for other in (make_person(ZOE), bo.person):
        with pytest.raises(NotInCohort):
            avoidances.avoid(enrolment=bo, other=other, by=bo.person, at=NOW)
    assert Avoidance.objects.count() == 0


def test_nobody_writes_or_removes_for_somebody_else(bo):
    other = chidi(bo)
    with pytest.raises(NotYourProfile):
        avoidances.avoid(enrolment=bo, other=other, by=other, at=NOW)
    found = avoidances.avoid(enrolment=bo, other=other, by=bo.person, at=NOW)
    with pytest.raises(NotYourProfile):
        avoidances.allow(avoidance=found, by=other, at=NOW)
    assert Avoidance.objects.count() == 1


def test_no_event_tells_that_somebody_avoids_somebody(bo):
    avoidances.avoid(enrolment=bo, other=chidi(bo), by=bo.person, at=NOW)
    events = AuditEvent.objects.filter(by=bo.person.key)
    assert [(e.action, e.facts, e.thing_type) for e in events] == [("profiles.save", {}, "profile")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chid", [CHIDI.name]),
        ("CHIDI@example.org", [CHIDI.name]),
        ("chidi@example", []),
        ("c", []),
        ("", []),
        ("zoe", []),
        ("bo sample", []),
    ],
)
def test_colleagues_are_found_by_part_of_the_name_or_by_the_whole_address(bo, text, names):
    make_person(ZOE)
    assert [colleague.name for colleague in colleagues_called(bo, text)] == names


@pytest.mark.parametrize("people", [1, 3])
def test_the_lists_are_read_with_one_query(bo, people, django_assert_num_queries):
    for character in [DANA, ZOE][: people - 1]:
        enrol(make_person(character), bo.cohort)
    for enrolment in bo.cohort.enrolments.exclude(pk=bo.pk):
        avoidances.avoid(enrolment=bo, other=enrolment.person, by=bo.person, at=NOW)
    with django_assert_num_queries(2):
        assert (len(avoided_by(bo)), len(colleagues_called(bo, "chidi"))) == (people, 1)
