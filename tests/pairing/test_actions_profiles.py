from __future__ import annotations

import pytest

from colead.kernel.models import AuditEvent
from colead.pairing.actions import profiles
from colead.pairing.actions.profiles import TooManyCards, Unfinished
from colead.pairing.actions.sitting import NotYourProfile, UnknownChoice
from colead.pairing.models import MatchingPolicy, Profile
from colead.pairing.queries.completeness import completeness, unfinished_in
from colead.people.models import DirectoryEntry
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, DANA
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_need, make_profile, make_strength
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


@pytest.fixture
def bo(cohort):
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


@pytest.fixture
def complete(bo):
    make_profile(bo)
    make_need(bo)
    make_strength(bo)
    return bo


def pick(enrolment, added=(), removed=()):
    changes = (set(added), set(removed))
    return profiles.save_values(enrolment=enrolment, cards=changes, by=enrolment.person, at=NOW).interests


def test_two_windows_keep_each_others_cards(bo):
    pick(bo, ["humor"])
    assert pick(bo, ["craft"], ["humor"]) == ["craft"]
    assert pick(bo, ["why"]) == ["craft", "why"]


def test_a_sixth_card_is_refused(bo):
    pick(bo, ["craft", "why", "calm", "humor", "trying"])
    with pytest.raises(TooManyCards):
        pick(bo, ["growth"])
    assert Profile.objects.get().interests == ["craft", "why", "calm", "humor", "trying"]


def test_unknown_cards_and_languages_are_not_kept(bo):
    assert pick(bo, ["craft", "astrology"]) == ["craft"]
    saved = profiles.save_talk(enrolment=bo, scales={}, languages=({"de", "xx"}, set()), by=bo.person, at=NOW)
    assert saved.languages == ["de"]


def test_the_style_is_saved_scale_by_scale(bo):
    for scales in ({"direct": 5}, {"pace": 2}):
        profiles.save_talk(enrolment=bo, scales=scales, languages=((), ()), by=bo.person, at=NOW)
    saved = Profile.objects.get()
    assert (saved.style_direct, saved.style_plan, saved.style_pace) == (5, None, 2)


@pytest.mark.parametrize("scales", [{"direct": 6}, {"direct": 0}, {"height": 3}])
def test_a_scale_that_does_not_exist_is_refused(bo, scales):
    with pytest.raises(UnknownChoice):
        profiles.save_talk(enrolment=bo, scales=scales, languages=((), ()), by=bo.person, at=NOW)


def test_hours_outside_the_week_are_not_kept(bo):
    saved = profiles.save_week(enrolment=bo, hours=({9, 168, -1}, ()), by=bo.person, at=NOW)
    assert saved.free_hours == [9]


def test_the_time_zone_becomes_the_persons_own(bo):
    profiles.save_week(enrolment=bo, hours=((), ()), time_zone="Africa/Accra", by=bo.person, at=NOW)
    bo.person.refresh_from_db()
    assert bo.person.time_zone == "Africa/Accra"
    assert AuditEvent.objects.get(action="profiles.time_zone").facts == {"time_zone": "Africa/Accra"}


@pytest.mark.parametrize("zone", ["UTC", "Europe/Atlantis", "../etc/passwd"])
def test_a_zone_that_is_no_place_is_refused(bo, zone):
    with pytest.raises(UnknownChoice):
        profiles.save_week(enrolment=bo, hours=((), ()), time_zone=zone, by=bo.person, at=NOW)


def test_languages_start_with_what_the_directory_knows(bo):
    DirectoryEntry.objects.create(
        reference="1", name=BO.name, person=bo.person, languages=["de", "xx", "en"], changed_at=NOW
    )
    pick(bo, ["craft"])
    assert Profile.objects.get().languages == ["en", "de"]


def test_finishing_admits_once(complete):
    admitted = profiles.finish(enrolment=complete, by=complete.person, at=NOW)
    assert (admitted.state, admitted.admitted_at) == (EnrolmentState.ADMITTED, NOW)
    assert profiles.finish(enrolment=complete, by=complete.person, at=NOW).state == EnrolmentState.ADMITTED
    assert [e.action for e in AuditEvent.objects.filter(thing_type="profile")] == ["profiles.finish"]


def test_finishing_is_not_for_others(complete):
    with pytest.raises(NotYourProfile):
        profiles.finish(enrolment=complete, by=make_person(CHIDI), at=NOW)


def test_an_empty_profile_misses_everything(bo):
    type(bo.person).objects.update(time_zone="UTC")
    with pytest.raises(Unfinished) as refusal:
        profiles.finish(enrolment=bo, by=bo.person, at=NOW)
    assert [part.code for part in refusal.value.missing] == [
        "needs", "strengths", "languages", "time_zone", "hours",
    ]  # fmt: skip
    assert str(refusal.value) == (
        "Almost there. Still missing: one thing you want help with, one thing you offer, a language, "
        "your time zone and 2 free hours a week."
    )
    assert Enrolment.objects.get().state == EnrolmentState.APPLIED


@pytest.mark.parametrize("code", ["needs", "strengths", "languages", "time_zone", "hours"])
def test_each_part_is_missed(complete, code):
    profile = Profile.objects.filter(enrolment=complete)
    remove = {
        "needs": complete.needs.all().delete,
        "strengths": complete.strengths.all().delete,
        "languages": lambda: profile.update(languages=[]),
        "time_zone": lambda: type(complete.person).objects.update(time_zone="UTC"),
        "hours": lambda: profile.update(free_hours=[9]),
    }
    remove[code]()
    fresh = Enrolment.objects.get(pk=complete.pk)
    assert [part.code for part in completeness(fresh).missing] == [code]


def test_the_programme_says_how_many_hours(complete):
    MatchingPolicy.objects.create(programme=complete.cohort.programme, min_shared_hours=5)
    fresh = Enrolment.objects.get(pk=complete.pk)
    assert [part.name for part in completeness(fresh).missing] == ["5 free hours a week"]


def test_the_coordinators_list_has_names_of_those_who_accepted_only(cohort, bo):
    enrol(make_person(CHIDI), cohort, EnrolmentState.ADMITTED)
    enrol(make_person(DANA), cohort, EnrolmentState.INVITED)
    assert unfinished_in(cohort) == [BO.name]
