from __future__ import annotations

from datetime import timedelta

import pytest

from colead.people.actions import erasure
from colead.programmes.actions import charters
from colead.programmes.models import Acknowledgement, CharterVersion
from colead.programmes.queries.charters import charter_for, charter_page
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, GITA, OLU
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme, write_charter

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def programme(amara):
    return write_charter(make_programme(amara))


def test_a_charter_that_lacks_something_is_not_published(amara):
    programme = make_programme(amara)
    with pytest.raises(charters.Incomplete):
        charters.publish(programme=programme, by=amara, at=NOW)
    assert charter_page(programme, at=NOW).missing[-1] == "safeguarding contact"


def test_only_its_coordinators_publish(programme):
    with pytest.raises(charters.NotTheirs):
        charters.publish(programme=programme, by=make_person(OLU), at=NOW)


def test_what_was_published_stays_while_the_draft_goes_on(amara, programme):
    charters.publish(programme=programme, by=amara, at=NOW)
    write_charter(programme, purpose="Something else.")
    page = charter_page(programme, at=NOW)
    assert (page.current.parts[0].text, page.draft.parts[0].text) == (
        "One colleague to think with.",
        "Something else.",
    )
    assert (page.is_changed, charters.publish(programme=programme, by=amara, at=NOW).number) == (True, 2)
    with pytest.raises(charters.NothingNew):
        charters.publish(programme=programme, by=amara, at=NOW)


def test_each_version_is_acknowledged_anew_and_counted_once(amara, programme):
    bo = enrol(make_person(BO), make_cohort(programme))
    enrol(make_person(GITA), bo.cohort, EnrolmentState.INVITED)  # not in it yet
    first = charters.publish(programme=programme, by=amara, at=NOW)
    for _ in range(2):
        charters.acknowledge(version=first, enrolment=bo, by=bo.person, at=NOW)
    page = charter_page(programme, at=NOW)
    assert (page.acknowledged, page.people, charter_for(bo).acknowledged_at) == (1, 1, NOW)
    charters.publish(programme=write_charter(programme, goals="More."), by=amara, at=NOW)
    assert (charter_page(programme, at=NOW).acknowledged, charter_for(bo).acknowledged_at) == (0, None)
    with pytest.raises(charters.NotTheCharter):
        charters.acknowledge(version=first, enrolment=bo, by=bo.person, at=NOW)


def test_nobody_acknowledges_for_another_or_for_another_programme(amara, programme):
    bo = enrol(make_person(BO), make_cohort(programme))
    version = charters.publish(programme=programme, by=amara, at=NOW)
    other = write_charter(make_programme(amara, name="Other"))
    elsewhere = charters.publish(programme=other, by=amara, at=NOW)
    for wrong in ({"version": version, "by": amara}, {"version": elsewhere, "by": bo.person}):
        with pytest.raises(charters.NotTheirs):
            charters.acknowledge(enrolment=bo, at=NOW, **wrong)
    assert Acknowledgement.objects.count() == 0


def test_the_outcome_is_locked_once_before_the_start_and_later_words_leave_it(amara, programme):
    cohort = make_cohort(programme)
    before = NOW.replace(year=cohort.starts_on.year - 1)
    with pytest.raises(charters.NoOutcome):
        charters.lock_outcome(cohort=cohort, by=amara, at=before)
    write_charter(programme, primary_outcome="Decisions in time")
    locked = charters.lock_outcome(cohort=cohort, by=amara, at=before)
    write_charter(programme, primary_outcome="Whatever went up")
    locked.refresh_from_db()
    assert (locked.primary_outcome, locked.outcome_locked_at) == ("Decisions in time", before)
    with pytest.raises(charters.LockedBefore):
        charters.lock_outcome(cohort=cohort, by=amara, at=before)


def test_after_the_start_no_outcome_can_be_chosen(amara, programme):
    cohort = make_cohort(write_charter(programme, primary_outcome="Whatever went up"))
    late = NOW + (cohort.starts_on - NOW.date()) + timedelta(days=1)
    with pytest.raises(charters.TooLate):
        charters.lock_outcome(cohort=cohort, by=amara, at=late)


def test_the_contacts_name_leaves_published_versions_with_them(amara, programme):
    gita = make_person(GITA)
    charters.publish(programme=write_charter(programme, contact_name=gita.name), by=amara, at=NOW)
    erasure.erase(person=gita, by=gita, at=NOW)
    words = CharterVersion.objects.get().words
    assert (words["contact_name"], words["contact_reach"], words["purpose"]) == (
        "",
        "",
        "One colleague to think with.",
    )
