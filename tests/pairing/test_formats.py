"""Rounds of every format, from a ready cohort to partnerships."""

from __future__ import annotations

from collections import Counter

import pytest

from colead.pairing.actions import decisions, policies, profiles, rounds
from colead.pairing.actions.policies import ImpossibleSizes
from colead.pairing.actions.profiles import NotAMentor
from colead.pairing.actions.rounds import NotOfThisFormat
from colead.pairing.actions.sitting import UnknownChoice
from colead.pairing.models import Avoidance
from colead.pairing.queries.readiness import readiness
from colead.partnerships.actions.publication import AlreadyPaired, publish
from colead.partnerships.models import Member, Partnership
from tests.cast import AMARA
from tests.factories.formats import give_roles, make_mentoring, set_format
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_crowd, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


def published(cohort, amara, makes):
    found = make_round(cohort, amara, makes=makes)
    assert (found.work_state, found.failure) == ("done", "")
    return publish(round=rounds.approve(round=found, by=amara, at=NOW), by=amara, at=NOW)


def test_every_learner_gets_a_mentor_and_the_load_is_spread(cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=5, mentors=3, mentor_most=4)
    found = published(cohort, amara, "mentoring")
    assert (found.people, found.matched, found.groups) == (5, 5, 5)
    load = Counter(Member.objects.filter(role="mentor").values_list("enrolment", flat=True))
    assert sorted(load.values()) == [1, 2, 2]
    assert set(load) <= {mentor.pk for mentor in mentors}
    members = Member.objects.filter(role="learner").values_list("enrolment", flat=True)
    assert sorted(members) == sorted(learner.pk for learner in learners)
    assert found.evenness["load"] == {"1": 1, "2": 2}


def test_a_mentor_takes_as_many_as_they_say_and_nobody_while_they_pause(cohort, amara):
    _learners, (one, other) = make_mentoring(cohort, amara, learners=4, mentors=2, mentor_most=3)
    profiles.save_places(enrolment=one, places=1, pauses=False, by=one.person, at=NOW)
    profiles.save_places(enrolment=other, places=3, pauses=True, by=other.person, at=NOW)
    (pool,) = readiness(cohort).pools[:1]
    assert (pool.people, pool.mentors, pool.places) == (4, 1, 1)
    found = published(cohort, amara, "mentoring")
    assert (found.matched, found.people, found.left_out.count()) == (1, 4, 3)
    assert Member.objects.get(role="mentor").enrolment == one


def test_only_mentors_say_how_many_learners_they_take_and_not_more_than_the_programme_allows(cohort, amara):
    (learner,), (mentor,) = make_mentoring(cohort, amara, learners=1, mentors=1, mentor_most=2)
    with pytest.raises(NotAMentor):
        profiles.save_places(enrolment=learner, places=1, pauses=False, by=learner.person, at=NOW)
    with pytest.raises(UnknownChoice):
        profiles.save_places(enrolment=mentor, places=3, pauses=False, by=mentor.person, at=NOW)


def test_a_late_learner_joins_a_mentor_with_room_and_disturbs_nobody(cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=2, mentors=2, mentor_most=2)
    give_roles(learners[1:], "facilitator")  # comes later
    published(cohort, amara, "mentoring")
    before = set(Partnership.objects.values_list("pk", flat=True))
    give_roles(learners[1:], "learner")
    found = published(cohort, amara, "mentoring")
    assert (found.people, found.matched) == (1, 1)
    assert before < set(Partnership.objects.filter(state="active").values_list("pk", flat=True))
    assert cohort.rounds.filter(state="superseded").count() == 1
    assert len(mentors) == 2


def test_a_mentor_who_filled_up_meanwhile_gets_nobody_more(cohort, amara):
    learners, _mentors = make_mentoring(cohort, amara, learners=2, mentors=1, mentor_most=2)
    both = rounds.approve(round=make_round(cohort, amara), by=amara, at=NOW)
    policies.change(programme=cohort.programme, values={"mentor_most": 1}, by=amara, at=NOW)
    with pytest.raises(AlreadyPaired):
        publish(round=both, by=amara, at=NOW)
    assert len(learners) == 2


def test_two_of_one_side_cannot_be_kept_together(cohort, amara):
    learners, _ = make_mentoring(cohort, amara, learners=2, mentors=2)
    decisions.decide(one=learners[0], other=learners[1], wish="lock", by=amara, at=NOW)
    assert "but a mentor meets a learner" in make_round(cohort, amara).failure


def test_without_a_mentor_the_round_says_what_to_do(cohort, amara):
    set_format(cohort, amara, "near_peer")
    give_roles(make_crowd(cohort, 2), "learner")
    assert "No mentor has a place free" in make_round(cohort, amara).failure


def test_circles_have_a_facilitator_a_common_hour_and_nobody_who_avoids_another(cohort, amara):
    set_format(cohort, amara, "circles", circle_size=5, circle_largest=6)
    crowd = make_crowd(cohort, 10)
    give_roles(crowd[:2], "peer", "facilitator")
    Avoidance.objects.create(enrolment=crowd[2], other=crowd[3].person)
    found = published(cohort, amara, "circles")
    assert (found.groups, found.matched) == (2, 10)
    for circle in Partnership.objects.all():
        assert (circle.kind, circle.members.filter(role="facilitator").count()) == ("circle", 1)
        assert not {crowd[2].pk, crowd[3].pk} <= set(circle.members.values_list("enrolment", flat=True))
        assert circle.proposal.facts["hours"] == 40
    told = [reason["code"] for reason in found.proposals.first().reasons]
    assert "offers" in told
    assert "common" in told


def test_circles_without_facilitators_say_what_to_do(cohort, amara):
    set_format(cohort, amara, "circles")
    make_crowd(cohort, 6)
    assert "nobody who is ready is one" in make_round(cohort, amara).failure
    assert not readiness(cohort).can_match


def test_pairs_stay_together_inside_circles_and_one_person_holds_both(cohort, amara):
    set_format(cohort, amara, "pairs_in_circles", facilitators=0, circle_size=4, circle_largest=6)
    crowd = make_crowd(cohort, 8)
    published(cohort, amara, "pairs")
    pairs = [set(p.members.values_list("enrolment", flat=True)) for p in Partnership.objects.all()]
    published(cohort, amara, "circles")
    circles = [
        set(p.members.values_list("enrolment", flat=True)) for p in Partnership.objects.filter(kind="circle")
    ]
    assert sorted(map(len, circles)) == [4, 4]
    assert all(any(two <= circle for circle in circles) for two in pairs)
    assert Member.objects.filter(enrolment=crowd[0]).count() == 2
    with pytest.raises(NotOfThisFormat):
        rounds.request(cohort=cohort, makes="mentoring", by=amara, at=NOW)


def test_learners_of_mentors_meet_in_circles_too(cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=4, mentors=4, facilitators=0, circle_size=4)
    published(cohort, amara, "mentoring")
    published(cohort, amara, "circles")
    circle = Partnership.objects.get(kind="circle")
    assert set(circle.members.values_list("enrolment", flat=True)) == {e.pk for e in learners}
    assert len(mentors) == 4


def test_sizes_that_exclude_each_other_are_refused(cohort, amara):
    for values in ({"circle_size": 8, "circle_largest": 6}, {"mentor_least": 3, "mentor_most": 2}):
        with pytest.raises(ImpossibleSizes):
            policies.change(programme=cohort.programme, values=values, by=amara, at=NOW)


def test_a_mentor_is_kept_together_with_as_many_learners_as_there_are_places(cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=4, mentors=3, mentor_most=2)
    for learner in learners[:2]:
        decisions.decide(one=learner, other=mentors[0], wish="lock", by=amara, at=NOW)
    found = make_round(cohort, amara)
    locked = [{seat.enrolment_id for seat in one.seats.all()} for one in found.proposals.filter(locked=True)]
    assert {frozenset(two) for two in locked} == {
        frozenset({learner.pk, mentors[0].pk}) for learner in learners[:2]
    }
    decisions.decide(one=learners[2], other=mentors[0], wish="lock", by=amara, at=NOW)
    assert "kept together with more people than there is room for" in make_round(cohort, amara).failure
    with pytest.raises(decisions.AlreadyTogether):
        decisions.decide(one=learners[2], other=mentors[1], wish="lock", by=amara, at=NOW)
