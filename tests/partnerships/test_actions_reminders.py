from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from colead.kernel.models import OutboxEmail
from colead.partnerships.actions.reminders import ask_for_taps_due, prepare_due
from colead.partnerships.models import Meeting, Taps
from colead.partnerships.states import MeetingState, PartnershipState
from tests.factories.partnerships import make_meeting, make_partnership

pytestmark = pytest.mark.django_db
STARTS = datetime(2026, 3, 29, 9, 0, tzinfo=UTC)  # the clocks of Berlin changed that night
ENDS = STARTS + timedelta(hours=1)


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=STARTS)


def test_the_day_before_each_is_asked_once_what_they_want_help_with(meeting):
    early, due = STARTS - timedelta(hours=25), STARTS - timedelta(hours=24)
    assert [prepare_due(at=at) for at in (early, due, due)] == [0, 1, 0]
    written = OutboxEmail.objects.order_by("pk")
    assert [(mail.to_address, mail.subject, mail.stale_after) for mail in written] == [
        ("bo@example.org", "What do you want help with? Sunday 29 March, 11:00 with Chidi", STARTS),
        ("chidi@example.org", "What do you want help with? Sunday 29 March, 10:00 with Bo", STARTS),
    ]
    assert f"/meetings/{meeting.key}/" in written[0].text


def test_a_worker_that_comes_too_late_does_not_remind(meeting):
    assert prepare_due(at=STARTS) == 0


def test_fifteen_minutes_after_the_end_each_is_asked_once_for_three_taps(meeting):
    soon, due = ENDS + timedelta(minutes=14), ENDS + timedelta(minutes=15)
    assert [ask_for_taps_due(at=at) for at in (soon, due, due)] == [0, 1, 0]
    assert [(mail.to_address, mail.subject) for mail in OutboxEmail.objects.order_by("pk")] == [
        ("bo@example.org", "Three taps: your hour with Chidi"), ("chidi@example.org", "Three taps: your hour with Bo"),
    ]  # fmt: skip
    assert OutboxEmail.objects.earliest("pk").text.count("/t/") == 1


def test_whoever_has_answered_is_not_asked(cast, meeting):
    member = meeting.partnership.members.get(enrolment=cast.bo)
    Taps.objects.create(meeting=meeting, member=member, held=True, answered_at=ENDS)
    Meeting.objects.update(state=MeetingState.HELD)
    ask_for_taps_due(at=ENDS + timedelta(hours=1))
    assert [mail.to_address for mail in OutboxEmail.objects.all()] == ["chidi@example.org"]


def test_nobody_is_asked_about_last_week(meeting):
    assert ask_for_taps_due(at=ENDS + timedelta(days=7)) == 0


@pytest.mark.parametrize("state", [PartnershipState.ENDED, PartnershipState.PAUSED])
def test_no_reminders_when_they_do_not_meet_any_more(meeting, state):
    meeting.partnership.state = state
    meeting.partnership.save()
    assert (prepare_due(at=STARTS - timedelta(hours=1)), ask_for_taps_due(at=ENDS + timedelta(hours=1))) == (
        0,
        0,
    )


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.MISSED])
def test_no_reminders_of_what_does_not_take_place(meeting, state):
    Meeting.objects.update(state=state)
    assert (prepare_due(at=STARTS - timedelta(hours=1)), ask_for_taps_due(at=ENDS + timedelta(hours=1))) == (
        0,
        0,
    )
