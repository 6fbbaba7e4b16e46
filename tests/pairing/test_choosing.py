"""Shortlists, wishes, and one request at a time."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.states import MoveRefused
from colead.pairing.actions import choosing, profiles, requests, rounds
from colead.pairing.actions.choosing import ChoosingIsOver, NotForCircles, NotYourShortlist
from colead.pairing.actions.requests import HasMentor, NotAvailable, NotYours, OneAtATime
from colead.pairing.models import Avoidance, Request, Round, Suggestion
from colead.pairing.queries.choosing import choice_page, requests_in
from colead.partnerships.actions.acceptance import NoPlace, accept
from colead.partnerships.models import Member, Partnership
from tests.cast import AMARA
from tests.factories.formats import make_mentoring, set_format
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_crowd, make_round

pytestmark = pytest.mark.django_db
CANARY = "canary-words-to-my-mentor"


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


def opened(cohort, amara, **more):
    found = make_round(cohort, amara, **more)
    choosing.open(round=found, by=amara, at=NOW)
    choosing.suggest_due(at=NOW)
    return Round.objects.get(pk=found.pk)


def first_of(enrolment):
    return Suggestion.objects.select_related("round").filter(enrolment=enrolment).first()


def ask(learner, suggestion=None, message=CANARY, at=NOW):
    return requests.ask(suggestion=suggestion or first_of(learner), message=message, by=learner.person, at=at)


def test_everybody_gets_a_shortlist_with_reasons_and_nobody_is_shown_to_all_or_to_none(cohort, amara):
    set_format(cohort, amara, "peers", shortlist_length=2, most_shown=3)
    crowd = make_crowd(cohort, 9)
    opened(cohort, amara)
    lists = Counter(Suggestion.objects.values_list("enrolment", flat=True))
    shown = Counter(Suggestion.objects.values_list("other", flat=True))
    assert lists == {enrolment.pk: 2 for enrolment in crowd}
    assert set(shown) == {enrolment.pk for enrolment in crowd}
    assert max(shown.values()) <= 3
    assert any(
        "which you asked for first." in " ".join(line.sentences)
        for e in crowd
        for line in choice_page(e).lines
    )
    assert OutboxEmail.objects.filter(kind="pairing.choose").count() == 9


def test_shortlists_are_written_once_however_often_a_worker_looks(cohort, amara):
    make_crowd(cohort, 4)
    opened(cohort, amara)
    before = Suggestion.objects.count(), OutboxEmail.objects.count()
    assert choosing.suggest_due(at=NOW) == 0
    assert (Suggestion.objects.count(), OutboxEmail.objects.count()) == before


def test_two_who_wish_for_each_other_first_meet_and_other_wishes_weigh(cohort, amara):
    crowd = make_crowd(cohort, 8)
    found = opened(cohort, amara)
    one, other = Suggestion.objects.filter(round=found).values_list("enrolment", "other")[0]
    for mine, theirs in ((one, other), (other, one)):
        by_pk = {e.pk: e for e in crowd}
        suggestion, _new = Suggestion.objects.get_or_create(
            round=found, enrolment_id=mine, other_id=theirs, defaults={"position": 9, "own_side": 0}
        )
        who = by_pk[mine]
        choosing.wish(enrolment=who, round=found, ranks={suggestion.key: 1}, by=who.person, at=NOW)
    again = make_round(cohort, amara, wishes_of=found)
    assert again.policy["weights"]["wishes"] == 60
    together = [set(p.seats.values_list("enrolment", flat=True)) for p in again.proposals.filter(locked=True)]
    assert together == [{one, other}]
    found.refresh_from_db()
    assert found.state == "superseded"
    who = by_pk[one]
    with pytest.raises(ChoosingIsOver):
        choosing.wish(enrolment=who, round=found, ranks={}, by=who.person, at=NOW)


def test_a_mentor_and_a_learner_who_wish_for_each_other_first_meet(cohort, amara):
    learners, mentors = make_mentoring(cohort, amara, learners=6, mentors=3, mentor_most=2)
    found = make_round(cohort, amara)
    choosing.open(round=found, by=amara, at=NOW)
    choosing.suggest_due(at=NOW)
    of_mentors = Suggestion.objects.filter(round=found, enrolment__in=mentors)
    assert set(of_mentors.values_list("other_id", flat=True)) <= {learner.pk for learner in learners}
    for one in of_mentors:
        assert Suggestion.objects.filter(round=found, enrolment=one.other, other=one.enrolment).exists()
    last = of_mentors.order_by("-position", "pk").first()
    back = Suggestion.objects.get(round=found, enrolment=last.other, other=last.enrolment)
    for wished in (last, back):
        who = wished.enrolment
        choosing.wish(enrolment=who, round=found, ranks={wished.key: 1}, by=who.person, at=NOW)
    solved = make_round(cohort, amara, makes="mentoring", wishes_of=found)
    together = [
        {seat.enrolment_id for seat in proposal.seats.all()}
        for proposal in solved.proposals.filter(locked=True)
    ]
    assert together == [{last.enrolment_id, last.other_id}]


def test_mentors_whom_learners_ask_are_shown_nobody(cohort, amara):
    _learners, mentors = make_mentoring(cohort, amara, learners=4, mentors=2, format="choice")
    found = make_round(cohort, amara)
    choosing.open(round=found, by=amara, at=NOW)
    choosing.suggest_due(at=NOW)
    assert not Suggestion.objects.filter(enrolment__in=mentors).exists()


def test_only_the_person_ranks_and_a_second_word_replaces_the_first(cohort, amara):
    bo, chidi, *_ = make_crowd(cohort, 6)
    found = opened(cohort, amara)
    with pytest.raises(NotYourShortlist):
        choosing.wish(enrolment=bo, round=found, ranks={}, by=chidi.person, at=NOW)
    keys = list(Suggestion.objects.filter(enrolment=bo).values_list("key", flat=True))
    choosing.wish(enrolment=bo, round=found, ranks={keys[0]: 1, keys[1]: 2}, by=bo.person, at=NOW)
    choosing.wish(enrolment=bo, round=found, ranks={keys[1]: 1}, by=bo.person, at=NOW)
    assert dict(Suggestion.objects.filter(enrolment=bo, rank__isnull=False).values_list("key", "rank")) == {
        keys[1]: 1
    }


def test_choosing_opens_a_draft_of_people_who_choose_and_ends_by_a_word(cohort, amara):
    set_format(cohort, amara, "circles", facilitators=0)
    make_crowd(cohort, 4)
    with pytest.raises(NotForCircles):
        choosing.open(round=make_round(cohort, amara), by=amara, at=NOW)
    set_format(cohort, amara, "peers")
    found = opened(cohort, amara)
    with pytest.raises(MoveRefused):
        rounds.approve(round=found, by=amara, at=NOW)
    assert choosing.stop(round=found, by=amara, at=NOW).state == "draft"


@pytest.fixture
def school(cohort, amara):
    """Give two learners and two mentors with one place each, with choosing open."""
    learners, mentors = make_mentoring(
        cohort, amara, learners=2, mentors=2, format="choice", mentor_most=1, shortlist_length=1
    )
    opened(cohort, amara)
    return learners, mentors


def test_a_learner_asks_and_a_mentor_says_yes(school):
    (bo, _), _mentors = school
    made = ask(bo)
    mentor = made.asked
    assert OutboxEmail.objects.get(kind="pairing.asked").to_address == mentor.person.email
    partnership = accept(request=made, by=mentor.person, at=NOW)
    assert set(partnership.members.values_list("enrolment", "role")) == {
        (bo.pk, "learner"),
        (mentor.pk, "mentor"),
    }
    assert partnership.meetings.get().slots.count() == 3
    assert partnership.reasons == first_of(bo).reasons
    with pytest.raises(MoveRefused):
        accept(request=made, by=mentor.person, at=NOW)
    with pytest.raises(HasMentor):
        ask(bo)


def test_one_at_a_time_and_an_open_request_holds_the_place(school):
    (bo, chidi), _mentors = school
    made = ask(bo)
    with pytest.raises(OneAtATime):
        ask(bo)
    Suggestion.objects.filter(enrolment=chidi).update(other=made.asked)
    with pytest.raises(NotAvailable):
        ask(chidi)
    requests.withdraw(request=made, by=bo.person, at=NOW)
    assert ask(chidi).state == "open"


def test_a_no_needs_no_reason_and_somebody_else_is_shown(school):
    (bo, _), _mentors = school
    made = ask(bo)
    with pytest.raises(NotYours):
        requests.decline(request=made, by=bo.person, at=NOW)
    requests.decline(request=made, by=made.asked.person, at=NOW)
    page = choice_page(bo)
    assert [line.state for line in page.lines] == ["declined", "free"]
    with pytest.raises(NotAvailable):
        ask(bo)
    assert ask(bo, Suggestion.objects.select_related("round").filter(enrolment=bo).last()).state == "open"


def test_without_an_answer_it_ends_after_a_week_by_itself(school):
    (bo, _), _mentors = school
    made = ask(bo)
    assert requests.expire_due(at=NOW + timedelta(days=6, hours=23)) == 0
    assert requests.expire_due(at=NOW + timedelta(days=7)) == 1
    made.refresh_from_db()
    assert made.state == "expired"
    assert OutboxEmail.objects.get(kind="pairing.closed").to_address == bo.person.email
    with pytest.raises(MoveRefused):
        accept(request=made, by=made.asked.person, at=NOW + timedelta(days=8))


def test_whatever_the_reason_a_mentor_reads_not_available(school):
    (bo, _), _mentors = school
    suggestion = first_of(bo)
    Avoidance.objects.create(enrolment=suggestion.other, other=bo.person)
    by_avoidance = [line.state for line in choice_page(bo).lines]
    Avoidance.objects.all().delete()
    mentor = suggestion.other
    profiles.save_places(enrolment=mentor, places=1, pauses=True, by=mentor.person, at=NOW)
    assert by_avoidance == [line.state for line in choice_page(bo).lines] == ["away"]
    with pytest.raises(NotAvailable):
        ask(bo)


def test_a_mentor_who_paused_changes_that_before_saying_yes(school):
    (bo, _), _mentors = school
    made = ask(bo)
    profiles.save_places(enrolment=made.asked, places=1, pauses=True, by=made.asked.person, at=NOW)
    with pytest.raises(NoPlace):
        accept(request=made, by=made.asked.person, at=NOW)
    assert Partnership.objects.count() == Member.objects.count() == 0


def test_the_message_is_in_no_mail_no_event_and_not_on_the_coordinators_list(school, cohort):
    (bo, _), _mentors = school
    made = ask(bo)
    accept(request=made, by=made.asked.person, at=NOW)
    seen = [list(AuditEvent.objects.values()), list(OutboxEmail.objects.values()), requests_in(cohort)]
    assert CANARY not in str(seen)
    assert Request.objects.get().message == CANARY
