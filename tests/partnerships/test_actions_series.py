from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import meetings, series
from colead.partnerships.actions.meetings import NothingToMove
from colead.partnerships.actions.planning import TimePassed
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.actions.series import (
    ClockChanges,
    NoRhythm,
    NoTimes,
    NotOneHour,
    PlannedMeanwhile,
    TooMany,
)
from colead.partnerships.models import Meeting, Partnership, Reason, Series
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import end, make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def pair(cast) -> Partnership:
    return make_partnership(cast.bo, cast.chidi)


def thursdays(count: int = 4, *, hour: int = 10) -> list[datetime]:
    """Give Thursdays around the change of clocks of 29 March 2026, at one hour in Berlin."""
    first = datetime(2026, 3, 19, hour, tzinfo=BERLIN)
    return [(first + timedelta(days=7 * n)).astimezone(UTC) for n in range(count)]


def plan(cast, pair, *, by=None, **more: Any) -> Series:
    given = {"starts": thursdays(), "every_days": 7, "minutes": 60, "place": "Room 4"} | more
    return series.plan(partnership=pair, by=(by or cast.bo).person, at=NOW, **given)


def clocks() -> list[str]:
    """Give when the planned meetings are, in Berlin."""
    planned = Meeting.objects.filter(state=MeetingState.PLANNED).order_by("starts_at")
    return [f"{one.starts_at.astimezone(BERLIN):%d.%m. %H:%M}" for one in planned]


def test_a_series_keeps_its_hour_over_the_change_of_clocks(cast, pair):
    plan(cast, pair)
    assert clocks() == ["19.03. 10:00", "26.03. 10:00", "02.04. 10:00", "09.04. 10:00"]
    assert [one.starts_at.hour for one in Meeting.objects.order_by("starts_at")] == [9, 9, 8, 8]


def test_everybody_gets_one_mail_for_all_of_them(cast, pair):
    plan(cast, pair)
    assert [(mail.to_person, mail.calendar_method) for mail in OutboxEmail.objects.order_by("pk")] == [
        (cast.bo.person.key, "REQUEST"), (cast.chidi.person.key, "REQUEST"),
    ]  # fmt: skip
    assert OutboxEmail.objects.latest("pk").subject == "4 times with Bo"


def test_the_form_sent_twice_plans_once(cast, pair):
    assert plan(cast, pair) == plan(cast, pair, by=cast.chidi)
    assert (Meeting.objects.count(), OutboxEmail.objects.count()) == (4, 2)


def test_what_a_partner_planned_meanwhile_is_not_planned_again(cast, pair):
    plan(cast, pair, starts=thursdays(2))
    with pytest.raises(PlannedMeanwhile):
        plan(cast, pair, by=cast.chidi)
    assert Meeting.objects.count() == 2


def test_the_first_meeting_that_waits_for_a_time_is_the_first_of_them(cast, pair):
    waiting = make_meeting(pair)
    plan(cast, pair)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.starts_at, Meeting.objects.count()) == (
        MeetingState.PLANNED,
        thursdays()[0],
        4,
    )


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"starts": []}, NoTimes),
        ({"starts": [thursdays()[0] + timedelta(days=n) for n in range(27)], "every_days": 1}, TooMany),
        ({"every_days": 0}, NoRhythm), ({"every_days": 92}, NoRhythm),
        ({"starts": [thursdays()[0], thursdays()[1] + timedelta(hours=1)]}, NotOneHour),
        ({"every_days": 14}, NotOneHour),
        ({"starts": [NOW - timedelta(days=7), NOW]}, TimePassed),
    ],
)  # fmt: skip
def test_what_is_no_series_is_refused(cast, pair, more, refusal):
    with pytest.raises(refusal):
        plan(cast, pair, **more)
    assert Meeting.objects.count() == 0


def test_nobody_but_the_members_plans_and_not_after_the_end(cast, pair):
    with pytest.raises(NotMember):
        plan(cast, pair, by=cast.dana)
    end(pair)
    with pytest.raises(PartnershipOver):
        plan(cast, pair)


def test_one_meeting_is_moved_and_the_others_stay(cast, pair):
    plan(cast, pair)
    second = Meeting.objects.order_by("starts_at")[1]
    new = datetime(2026, 3, 27, 15, tzinfo=BERLIN)
    meetings.reschedule(meeting=second, starts_at=new, minutes=60, place="", by=cast.chidi.person, at=NOW)
    assert clocks() == ["19.03. 10:00", "27.03. 15:00", "02.04. 10:00", "09.04. 10:00"]
    calendar = OutboxEmail.objects.latest("pk").calendar
    assert f"UID:{Series.objects.get().calendar_uid}" in calendar.replace("\r\n ", "")
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260326T100000" in calendar
    assert "SEQUENCE:1" in calendar


def test_all_that_follow_move_with_one_and_keep_their_hour(cast, pair):
    plan(cast, pair)
    second = Meeting.objects.order_by("starts_at")[1]
    new = datetime(2026, 3, 27, 15, tzinfo=BERLIN)
    series.move_following(
        meeting=second, starts_at=new, minutes=45, place="Room 4", by=cast.bo.person, at=NOW, reason="My Thursdays are full"
    )  # fmt: skip
    assert clocks() == ["19.03. 10:00", "27.03. 15:00", "03.04. 15:00", "10.04. 15:00"]
    assert OutboxEmail.objects.latest("pk").calendar.count("BEGIN:VEVENT") == 3
    assert Reason.objects.get().text == "My Thursdays are full"


def test_a_hour_that_one_of_the_days_does_not_have_is_refused_and_nothing_moves(cast, pair):
    plan(cast, pair, starts=[one - timedelta(days=4) for one in thursdays(3)])  # Sundays
    first = Meeting.objects.order_by("starts_at")[0]
    new = datetime(2026, 3, 15, 2, 30, tzinfo=BERLIN)
    with pytest.raises(ClockChanges):
        series.move_following(meeting=first, starts_at=new, minutes=60, place="", by=cast.bo.person, at=NOW)
    assert clocks() == ["15.03. 10:00", "22.03. 10:00", "29.03. 10:00"]


def test_what_is_over_does_not_move_with_those_that_follow(cast, pair):
    plan(cast, pair)
    first, second = Meeting.objects.order_by("starts_at")[:2]
    Meeting.objects.filter(pk=first.pk).update(state=MeetingState.HELD)
    new = thursdays()[1] + timedelta(days=1)
    series.move_following(meeting=second, starts_at=new, minutes=60, place="", by=cast.bo.person, at=NOW)
    assert Meeting.objects.get(pk=first.pk).starts_at == first.starts_at
    with pytest.raises(NothingToMove):
        series.move_following(meeting=first, starts_at=new, minutes=60, place="", by=cast.bo.person, at=NOW)


def test_all_that_follow_are_cancelled_with_one(cast, pair):
    plan(cast, pair)
    second = Meeting.objects.order_by("starts_at")[1]
    series.cancel_following(meeting=second, by=cast.bo.person, at=NOW, reason="A new post")
    assert clocks() == ["19.03. 10:00"]
    mail = OutboxEmail.objects.latest("pk")
    assert (mail.calendar_method, mail.calendar.count("RECURRENCE-ID")) == ("CANCEL", 3)
    assert mail.subject == "Cancelled: 3 times with Bo"


def test_a_reason_is_read_by_the_members_and_stands_in_no_mail_and_no_trail(cast, pair):
    plan(cast, pair)
    first = Meeting.objects.order_by("starts_at")[0]
    meetings.cancel(meeting=first, by=cast.bo.person, at=NOW, reason="canary-reason")
    mails = [mail.subject + mail.text + mail.html + mail.calendar for mail in OutboxEmail.objects.all()]
    assert ("canary-reason" in "".join(mails), Reason.objects.get().text) == (False, "canary-reason")
    assert "canary-reason" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_what_leaves_a_series_by_being_cancelled_comes_back_by_itself(cast, pair):
    plan(cast, pair)
    first = Meeting.objects.order_by("starts_at")[0]
    meetings.cancel(meeting=first, by=cast.bo.person, at=NOW)
    meetings.plan(meeting=first, starts_at=thursdays()[0], minutes=60, place="", by=cast.bo.person, at=NOW)
    first.refresh_from_db()
    assert (first.series, first.recurs_at) == (None, None)
    assert "RECURRENCE-ID" not in OutboxEmail.objects.latest("pk").calendar
