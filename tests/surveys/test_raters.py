"""Peer raters: asked, declining, answering; and what the rated person sees of it, which is a mean of three or nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.people.actions import erasure
from colead.surveys.actions import raters
from colead.surveys.actions.answering import Closed, NoSuchAnswer, NotTheirQuestions
from colead.surveys.actions.raters import NotAnAddress, NotNow, Peer, WrongNumber
from colead.surveys.models import PeerView, Questionnaire, Rater
from colead.surveys.peers import means
from colead.surveys.queries.development import development_of
from colead.surveys.queries.in_bulk import ratings_of
from colead.surveys.queries.raters import asked_by
from colead.surveys.rater_links import rater_token
from tests.factories.people import NOW
from tests.factories.scene import make_scene
from tests.factories.surveys import answer_all, ask_peers, put_to, rate

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=22)


@pytest.fixture
def scene():
    return make_scene()


@pytest.fixture
def one(scene):
    return put_to(scene.bo, "end", "behaviours-self")


def peers(count: int) -> list[Peer]:
    return [Peer(f"P{n}", f"p{n}@example.org") for n in range(count)]


def test_three_to_five_are_asked_each_by_mail_with_a_link_of_their_own(one):
    asked = ask_peers(one, 3)
    mails = OutboxEmail.objects.filter(kind="surveys.rater")
    assert {mail.to_address for mail in mails} == {"p0@example.org", "p1@example.org", "p2@example.org"}
    assert len({rater.key for rater in asked}) == 3
    assert "Bo Sample" in mails[0].text


@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_with_fewer_than_three_nobody_could_stay_anonymous(one, count):
    with pytest.raises(WrongNumber):
        raters.ask(questionnaire=one, peers=peers(count), by=one.enrolment.person, at=NOW)


@pytest.mark.parametrize(
    "address", ["p0@example.org", "P0@Example.org", "bo@example.org", "nobody", "a@b\nBcc: c@example.org"]
)
def test_oneself_somebody_twice_and_no_address_are_refused(one, address):
    with pytest.raises(NotAnAddress):
        raters.ask(questionnaire=one, peers=[*peers(3), Peer("X", address)], by=one.enrolment.person, at=NOW)


def test_only_oneself_asks_and_only_in_its_waves(scene, one):
    with pytest.raises(NotTheirQuestions):
        raters.ask(questionnaire=one, peers=peers(3), by=scene.people["coordinator"], at=NOW)
    follow_up = put_to(scene.bo, "follow_up", "behaviours-self")
    with pytest.raises(NotNow):
        raters.ask(questionnaire=follow_up, peers=peers(3), by=scene.bo.person, at=NOW)


def test_whoever_declines_is_forgotten_and_neither_told_of_nor_asked_again(one):
    asked = ask_peers(one, 4)
    rate(asked[0], "5")
    before = asked_by(one, at=NOW)
    raters.decline(token=rater_token(asked[1], at=NOW), at=NOW)
    assert asked_by(one, at=NOW) == before
    gone = Rater.objects.get(pk=asked[1].pk)
    assert (gone.name, gone.email, gone.answers, gone.person) == ("", "", "", None)
    with pytest.raises(NotAnAddress):
        raters.ask(questionnaire=one, peers=[Peer("P1", "p1@example.org")], by=one.enrolment.person, at=NOW)
    with pytest.raises(Closed):
        raters.hand_in(token=rater_token(asked[1], at=NOW), at=NOW)


def test_nothing_is_seen_before_the_time_is_over_however_many_have_answered(one):
    before = asked_by(one, at=NOW), development_of(one.enrolment)
    asked = ask_peers(one, 3)
    waiting = asked_by(one, at=NOW)
    for rater in asked:
        rate(rater, "4")
        raters.settle_due(at=NOW + timedelta(days=20))
        assert asked_by(one, at=NOW) == waiting
    assert not PeerView.objects.exists()
    assert development_of(one.enrolment) == before[1]


def test_three_are_released_once_as_a_mean_to_the_rated_person_alone(one):
    for rater, value in zip(ask_peers(one, 4), "235", strict=False):
        rate(rater, value)
    assert raters.settle_due(at=LATER) == 1
    assert raters.settle_due(at=LATER) == 0
    view = PeerView.objects.get()
    assert (view.raters, set(json.loads(view.means).values())) == (3, {3.3})
    assert set(Rater.objects.values_list("mark", flat=True)) == {""}
    assert {(one.name, one.email) for one in Rater.objects.all()} == {("", "")}


def test_two_are_never_released(one):
    for rater in ask_peers(one, 5)[:2]:
        rate(rater, "4")
    raters.settle_due(at=LATER)
    assert not PeerView.objects.exists()
    assert asked_by(one, at=LATER).state == "too_few"


def test_a_rater_who_is_erased_afterwards_changes_no_mean(scene, one):
    asked = ask_peers(one, 3)
    Rater.objects.filter(pk=asked[0].pk).update(person=scene.dana.person)
    for rater, value in zip(asked, "125", strict=True):
        rate(rater, value)
    raters.settle_due(at=LATER)
    before = PeerView.objects.get().means
    erasure.erase(person=scene.dana.person, by=scene.dana.person, at=LATER)
    assert not Rater.objects.filter(pk=asked[0].pk).exists()
    assert PeerView.objects.get().means == before


def test_a_peer_can_take_it_back_with_the_link_that_handed_it_in(one):
    rater = ask_peers(one, 3)[0]
    token = rate(rater, "4")
    raters.take_back(token=token, at=NOW)
    rater.refresh_from_db()
    assert rater.finished_at is None
    raters.hand_in(token=token, at=NOW)
    with pytest.raises(Closed):
        raters.take_back(token=token, at=NOW + timedelta(days=21))


def test_what_is_no_answer_is_refused(one):
    rater = ask_peers(one, 3)[0]
    from colead.surveys.queries.raters import rating

    page = rating(
        Rater.objects.select_related("questionnaire__wave__cohort", "questionnaire__enrolment__person").get(
            pk=rater.pk
        ),
        1,
        at=NOW,
    ).page
    with pytest.raises(NoSuchAnswer):
        raters.save(
            token=rater_token(rater, at=NOW),
            questions=page.questions,
            given={"behaviours-peer.com1": "9"},
            at=NOW,
        )


def test_a_peer_is_reminded_once_and_nobody_who_has_answered_or_declined(one):
    asked = ask_peers(one, 3)
    rate(asked[0], "4")
    raters.decline(token=rater_token(asked[1], at=NOW), at=NOW)
    for day in (6, 7, 8, 15):
        raters.remind_due(at=NOW + timedelta(days=day))
    reminders = OutboxEmail.objects.filter(kind="surveys.rater", created_at__gt=NOW)
    assert [mail.to_address for mail in reminders] == ["p2@example.org"]


def test_the_trail_names_no_rater(one):
    rate(ask_peers(one, 3)[0], "4")
    raters.settle_due(at=LATER)
    acts = AuditEvent.objects.filter(action__startswith="raters").exclude(action="raters.ask")
    assert {(event.by, event.thing_type) for event in acts} == {("", "wave")}


def test_agreement_is_read_from_whole_ratings_only(one):
    for rater, value in zip(ask_peers(one, 4), "2354", strict=True):
        rate(rater, value)
    assert ratings_of(one.wave.cohort, "end", "com") == []  # before the time is over
    raters.settle_due(at=LATER)
    assert ratings_of(one.wave.cohort, "end", "com") == [[2.0, 3.0, 5.0]]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=0, max_size=5))
def test_fewer_than_three_say_nothing_and_equal_ones_are_coarse(values):
    found = means([{"com": float(value)} for value in values])
    assert bool(found) == (len(values) >= 3)
    if found:
        assert 1 <= found["com"] <= 5


def test_a_scale_that_two_have_rated_is_not_told_beside_one_that_three_have():
    assert means([{"a": 4.0, "b": None}, {"a": 2.0, "b": 1.0}, {"a": 5.0, "b": 2.0}]) == {"a": 3.7}


def test_ones_own_view_and_the_peers_stand_side_by_side(one):
    answer_all(one, "5", at=NOW)
    for rater, value in zip(ask_peers(one, 3), "234", strict=True):
        rate(rater, value)
    raters.settle_due(at=LATER)
    page = development_of(Questionnaire.objects.get().enrolment)
    line = page.lines[0]
    assert (line.own[0].value, line.peers[0].value, line.apart) == (5.0, 3.0, 2.0)
