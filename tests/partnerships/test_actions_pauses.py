from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.states import MoveRefused
from colead.pairing.queries.readiness import ready_in
from colead.partnerships.actions import pauses, reminders, requests
from colead.partnerships.actions.pauses import ReturnPassed, ReturnTooFar
from colead.partnerships.actions.requests import NothingAsked, NotYourRequest
from colead.partnerships.models import Meeting, Partnership, Pause, Signal
from colead.people.actions import erasure
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Enrolment
from tests.factories.partnerships import fill_in, make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
IN_A_WEEK = (NOW + WEEK).date()


@pytest.fixture
def pair(cast) -> Partnership:
    """Give Bo and Chidi's partnership, who meet tomorrow."""
    for enrolment in (cast.bo, cast.chidi):
        fill_in(enrolment)
    made = make_partnership(cast.bo, cast.chidi)
    make_meeting(made, starts_at=NOW + timedelta(days=1))
    return made


def pause(cast, pair, until=IN_A_WEEK) -> Pause:
    return pauses.pause(partnership=pair, until=until, by=cast.bo.person, at=NOW)


def states(pair) -> tuple[str, list[str]]:
    pair.refresh_from_db()
    return pair.state, [meeting.state for meeting in Meeting.objects.all()]


def test_a_pause_clears_what_is_planned_in_it_and_tells_both_without_a_name(cast, pair):
    pause(cast, pair)
    assert states(pair) == ("paused", ["cancelled"])
    mails = list(OutboxEmail.objects.all())
    assert {mail.to_address for mail in mails} == {"bo@example.org", "chidi@example.org"}
    assert [mail.calendar_method for mail in mails] == ["CANCEL", "CANCEL"]
    assert [word for word in ("Bo", "Chidi") if word in "".join(mail.text for mail in mails)] == []
    assert reminders.prepare_due(at=NOW + timedelta(hours=1)) == 0


def test_a_meeting_after_the_return_stays(cast, pair):
    later = make_meeting(pair, starts_at=NOW + timedelta(days=9), number=2)
    pause(cast, pair)
    later.refresh_from_db()
    assert later.state == "planned"


def test_on_the_day_of_the_return_it_goes_on_once_with_times_to_choose(cast, pair):
    pause(cast, pair)
    assert [pauses.return_due(at=NOW + days) for days in (timedelta(days=6), WEEK, WEEK)] == [0, 1, 0]
    assert states(pair) == ("active", ["cancelled", "proposed"])
    assert Meeting.objects.last().slots.count() == 3
    assert Pause.objects.filter(ended_at=None).count() == 0


def test_anybody_in_it_goes_on_earlier(cast, pair):
    pause(cast, pair, None)
    pauses.go_on(partnership=pair, by=cast.chidi.person, at=NOW)
    assert states(pair)[0] == "active"
    with pytest.raises(MoveRefused):
        pauses.go_on(partnership=pair, by=cast.chidi.person, at=NOW)


def test_pausing_what_pauses_is_refused(cast, pair):
    pause(cast, pair)
    with pytest.raises(MoveRefused):
        pause(cast, pair)


def test_a_day_of_return_lies_ahead_and_within_a_year(cast, pair):
    with pytest.raises(ReturnPassed):
        pause(cast, pair, NOW.date())
    with pytest.raises(ReturnTooFar):
        pause(cast, pair, (NOW + timedelta(days=400)).date())
    assert states(pair)[0] == "active"


def test_leave_pauses_the_pair_and_no_round_looks_for_the_person(cast, pair):
    circle = make_partnership(cast.bo, cast.dana, cast.eli, cast.chidi)
    pauses.take_leave(enrolment=cast.bo, until=IN_A_WEEK, by=cast.bo.person, at=NOW)
    circle.refresh_from_db()
    assert (states(pair)[0], circle.state) == ("paused", "active")
    assert Enrolment.objects.get(pk=cast.bo.pk).state == "paused"
    assert cast.bo.pk not in {one.pk for one in ready_in(cast.cohort)}
    pauses.return_due(at=NOW + WEEK)
    assert (states(pair)[0], Enrolment.objects.get(pk=cast.bo.pk).state) == ("active", "admitted")


def test_a_pair_whose_members_are_both_away_goes_on_when_the_second_is_back(cast, pair):
    pauses.take_leave(enrolment=cast.bo, until=None, by=cast.bo.person, at=NOW)
    pauses.take_leave(enrolment=cast.chidi, until=None, by=cast.amara, at=NOW)
    pauses.come_back(enrolment=cast.bo, by=cast.bo.person, at=NOW + WEEK)
    assert states(pair)[0] == "paused"
    pauses.come_back(enrolment=cast.chidi, by=cast.chidi.person, at=NOW + WEEK)
    assert states(pair)[0] == "active"


def test_nobody_else_sends_somebody_on_leave(cast, pair):
    with pytest.raises(NotTheirs):
        pauses.take_leave(enrolment=cast.bo, until=None, by=cast.chidi.person, at=NOW)


def test_a_worker_that_slept_for_a_month_lets_everybody_come_back_once(cast, pair):
    pauses.take_leave(enrolment=cast.bo, until=IN_A_WEEK, by=cast.bo.person, at=NOW)
    pauses.return_due(at=NOW + timedelta(days=40))
    pauses.return_due(at=NOW + timedelta(days=41))
    assert OutboxEmail.objects.filter(kind="partnerships.goes_on").count() == 2


def test_a_word_is_asked_for_once_and_can_be_taken_back_with_what_was_written(cast):
    one = requests.ask_for_a_word(enrolment=cast.bo, words="About the hours", by=cast.bo.person, at=NOW)
    two = requests.ask_for_a_word(enrolment=cast.bo, words="and the format", by=cast.bo.person, at=NOW)
    assert (one.pk, two.words) == (two.pk, "About the hours\nand the format")
    requests.take_back(enrolment=cast.bo, by=cast.bo.person, at=NOW)
    assert Signal.objects.count() == 0
    with pytest.raises(NothingAsked):
        requests.take_back(enrolment=cast.bo, by=cast.bo.person, at=NOW)
    with pytest.raises(NotYourRequest):
        requests.ask_for_a_word(enrolment=cast.bo, by=cast.chidi.person, at=NOW)


def test_the_erasure_of_one_ends_the_pause_and_the_signs_of_their_pair(cast, pair):
    pause(cast, pair)
    Signal.objects.create(cohort=cast.cohort, partnership=pair, kind="silence", opened_at=NOW)
    erasure.erase(person=cast.chidi.person, by=cast.chidi.person, at=NOW + WEEK)
    assert states(pair)[0] == "ended"
    assert not Pause.objects.filter(ended_at=None).exists()
    assert not Signal.objects.filter(closed_at=None).exists()
    assert pauses.return_due(at=NOW + 2 * WEEK) == 0


def test_the_erasure_of_one_of_a_larger_group_is_an_event_of_the_group(cast):
    group = make_partnership(cast.bo, cast.chidi, cast.dana)
    erasure.erase(person=cast.dana.person, by=cast.dana.person, at=NOW)
    assert AuditEvent.objects.get(action="partnerships.leave", thing=group.key).facts == {"staying": 2}


def test_a_request_sent_twice_says_it_once_and_what_is_added_is_an_event(cast):
    for words in ("Please", "Please", "", "It is about time"):
        asked = requests.ask_for_a_word(enrolment=cast.bo, words=words, by=cast.bo.person, at=NOW)
    assert asked.words == "Please\nIt is about time"
    assert AuditEvent.objects.filter(action="requests.ask").count() == 2


def test_the_e_mail_about_a_pause_says_with_whom(cast, pair):
    pause(cast, pair, until=None)
    subjects = OutboxEmail.objects.filter(kind="partnerships.paused").values_list("subject", flat=True)
    assert sorted(subjects) == ["You and Bo pause", "You and Chidi pause"]
