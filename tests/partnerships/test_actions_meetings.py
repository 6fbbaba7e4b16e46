from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import guides, meetings, timers
from colead.partnerships.actions.meetings import NextNotYet, NothingToMove, TimeChosen
from colead.partnerships.actions.planning import LengthRefused, TimePassed, TimeTooFar
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Meeting, Reason, Taps
from colead.partnerships.states import MeetingState, PartnershipState
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 3, 26, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 3, 30, 8, 0, tzinfo=UTC)  # the clocks of Berlin have changed in between


@pytest.fixture
def proposed(cast) -> Meeting:
    """Give a first meeting of Bo and Chidi with proposed times."""
    meeting = make_meeting(make_partnership(cast.bo, cast.chidi))
    meeting.slots.all().delete()
    meeting.slots.create(starts_at=THURSDAY)
    meeting.slots.create(starts_at=MONDAY)
    return meeting


def time(starts_at: datetime = THURSDAY, minutes: int = 60, place: str = "Room 4") -> dict[str, Any]:
    return {"starts_at": starts_at, "minutes": minutes, "place": place}


def pick(cast, meeting: Meeting, number: int = 0) -> Meeting:
    return meetings.pick_slot(meeting=meeting, slot=meeting.slots.all()[number], by=cast.bo.person, at=NOW)


def calendars() -> list[tuple[str, str, int, str]]:
    """Read every mail: to whom, METHOD, SEQUENCE and UID."""
    return [
        (
            mail.to_address.split("@")[0], mail.calendar_method,
            int(mail.calendar.split("SEQUENCE:")[1].split()[0]), mail.calendar.split("UID:")[1].split()[0],
        )
        for mail in OutboxEmail.objects.order_by("pk")
    ]  # fmt: skip


def test_picking_a_time_plans_the_meeting_and_invites_both(cast, proposed):
    meeting = pick(cast, proposed)
    assert (meeting.state, meeting.starts_at, meeting.ends_at, meeting.time_zone) == (
        MeetingState.PLANNED, THURSDAY, THURSDAY + timedelta(hours=1), "Europe/Berlin",
    )  # fmt: skip
    uid = proposed.calendar_uid
    assert calendars() == [("bo", "REQUEST", 0, uid), ("chidi", "REQUEST", 0, uid)]
    assert [mail.subject for mail in OutboxEmail.objects.order_by("pk")] == [
        "Thursday 26 March, 10:00 with Chidi", "Thursday 26 March, 10:00 with Bo",
    ]  # fmt: skip


def test_the_second_to_pick_is_told_that_a_time_is_chosen(cast, proposed):
    pick(cast, proposed)
    with pytest.raises(TimeChosen):
        meetings.pick_slot(meeting=proposed, slot=proposed.slots.all()[1], by=cast.chidi.person, at=NOW)
    with pytest.raises(TimeChosen):
        meetings.plan(meeting=proposed, by=cast.chidi.person, at=NOW, **time())
    assert Meeting.objects.get().starts_at == THURSDAY


def test_moving_it_counts_the_sequence_up_and_keeps_the_uid(cast, proposed):
    pick(cast, proposed)
    OutboxEmail.objects.all().delete()
    meetings.reschedule(meeting=proposed, by=cast.chidi.person, at=NOW, **time(MONDAY))
    uid = proposed.calendar_uid
    assert calendars() == [("bo", "REQUEST", 1, uid), ("chidi", "REQUEST", 1, uid)]
    assert "DTSTART:20260330T080000Z" in OutboxEmail.objects.earliest("pk").calendar
    assert OutboxEmail.objects.earliest("pk").subject == "Moved to Monday 30 March, 10:00: Chidi"


def test_moving_it_lets_the_reminders_be_written_anew(cast, proposed):
    meeting = pick(cast, proposed)
    Meeting.objects.update(prepared_at=NOW, taps_asked_at=NOW, timer_started_at=NOW)
    moved = meetings.reschedule(meeting=meeting, by=cast.bo.person, at=NOW, **time(MONDAY))
    assert (moved.prepared_at, moved.taps_asked_at, moved.timer_started_at) == (None, None, None)


def test_cancelling_takes_it_out_of_both_calendars(cast, proposed):
    pick(cast, proposed)
    OutboxEmail.objects.all().delete()
    meeting = meetings.cancel(meeting=proposed, by=cast.bo.person, at=NOW, reason="I am ill")
    uid = proposed.calendar_uid
    assert meeting.state == MeetingState.CANCELLED
    assert calendars() == [("bo", "CANCEL", 1, uid), ("chidi", "CANCEL", 1, uid)]
    assert "I am ill" not in OutboxEmail.objects.latest("pk").text
    assert Reason.objects.get().text == "I am ill"
    assert "I am ill" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_what_was_cancelled_comes_back_as_a_new_calendar_entry(cast, proposed):
    pick(cast, proposed)
    meetings.cancel(meeting=proposed, by=cast.bo.person, at=NOW)
    OutboxEmail.objects.all().delete()
    again = meetings.plan(meeting=proposed, by=cast.bo.person, at=NOW, **time(MONDAY))
    assert again.calendar_uid != proposed.calendar_uid
    assert calendars()[0] == ("bo", "REQUEST", 0, again.calendar_uid)


def test_cancelling_before_there_is_a_time_writes_to_no_calendar(cast, proposed):
    meetings.cancel(meeting=proposed, by=cast.bo.person, at=NOW)
    assert OutboxEmail.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (time(NOW), TimePassed),
        (time(NOW + timedelta(days=400)), TimeTooFar),
        (time(minutes=5), LengthRefused),
        (time(minutes=600), LengthRefused),
    ],
)
def test_a_time_that_cannot_be_is_refused(cast, proposed, given, refusal):
    with pytest.raises(refusal):
        meetings.plan(meeting=proposed, by=cast.bo.person, at=NOW, **given)


ACTIONS = [
    lambda meeting, by: meetings.pick_slot(meeting=meeting, slot=meeting.slots.first(), by=by, at=NOW),
    lambda meeting, by: meetings.plan(meeting=meeting, by=by, at=NOW, **time()),
    lambda meeting, by: meetings.reschedule(meeting=meeting, by=by, at=NOW, **time()),
    lambda meeting, by: meetings.plan_next(meeting=meeting, by=by, at=NOW, **time()),
    lambda meeting, by: meetings.cancel(meeting=meeting, by=by, at=NOW),
    lambda meeting, by: timers.start(meeting=meeting, by=by, at=NOW),
    lambda meeting, by: guides.choose(meeting=meeting, code="grow", by=by, at=NOW),
]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("who", ["amara", "dana"])
def test_nobody_but_the_members_acts_not_even_their_coordinator(cast, proposed, action, who):
    by = cast.amara if who == "amara" else cast.dana.person
    with pytest.raises(NotMember):
        action(proposed, by)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", [PartnershipState.ENDED, PartnershipState.PAUSED])
def test_a_partnership_that_is_not_meeting_plans_nothing(cast, proposed, action, state):
    proposed.partnership.state = state
    proposed.partnership.save()
    with pytest.raises(PartnershipOver):
        action(proposed, cast.bo.person)


def test_only_what_is_planned_can_be_moved(cast, proposed):
    with pytest.raises(NothingToMove):
        meetings.reschedule(meeting=proposed, by=cast.bo.person, at=NOW, **time())


def test_the_next_meeting_waits_for_this_one(cast, proposed):
    with pytest.raises(NextNotYet):
        meetings.plan_next(meeting=proposed, by=cast.bo.person, at=NOW, **time())
    Meeting.objects.update(state=MeetingState.HELD)
    following = meetings.plan_next(meeting=proposed, by=cast.bo.person, at=NOW, **time())
    assert (following.number, following.state) == (2, MeetingState.PLANNED)
    with pytest.raises(NextNotYet):  # both pressed the button
        meetings.plan_next(meeting=proposed, by=cast.chidi.person, at=NOW, **time())


def test_a_new_time_for_a_missed_meeting_forgets_what_was_said_of_the_old_one(cast, proposed):
    member = proposed.partnership.members.first()
    Taps.objects.create(meeting=proposed, member=member, held=False, answered_at=NOW)
    Meeting.objects.update(state=MeetingState.MISSED, starts_at=NOW, ends_at=NOW)
    moved = meetings.reschedule(meeting=proposed, by=cast.bo.person, at=NOW, **time())
    assert (moved.state, Taps.objects.count(), moved.calendar_sequence) == (MeetingState.PLANNED, 0, 1)
