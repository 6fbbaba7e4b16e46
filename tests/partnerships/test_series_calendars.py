"""Invitations to series, read back by two parsers that did not write them, and expanded by one of them."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar as Component

from colead.partnerships.calendars import Guest, Invitation, cancel, feed, request, request_series
from colead.partnerships.zones import zone_of

vobject = importlib.import_module("vobject")
tzical = importlib.import_module("dateutil.tz").tzical
BERLIN = ZoneInfo("Europe/Berlin")


def meeting(day: datetime, **more) -> Invitation:
    given = {
        "uid": "series-1@colead.example.org", "sequence": 0, "starts_at": day, "minutes": 60, "summary": "Bo and Chidi",
        "description": "Your guide: https://colead.example.org/meetings/x/", "place": "Room 4",
        "organizer": Guest("Colead", "colead@example.org"), "guests": (Guest("Bo", "bo@example.org"),),
        "at": datetime(2026, 3, 2, 9, tzinfo=UTC), "zone": "Europe/Berlin", "recurs_at": day,
    }  # fmt: skip
    return Invitation(**given | more)


def series(*days: datetime, every_days: int = 7, **more) -> str:
    meetings = [meeting(day) for day in days]
    return request_series(
        meetings[0], every_days=every_days, meetings=[replace(one, **more) for one in meetings]
    ).text


def weeks(*numbers: int, hour: int = 10, minute: int = 0) -> list[datetime]:
    return [datetime(2026, 3, 19, hour, minute, tzinfo=BERLIN) + timedelta(days=7 * n) for n in numbers]


def expanded(text: str) -> list[datetime]:
    event = vobject.readOne(text).vevent
    return [at.astimezone(UTC) for at in event.getrruleset(addRDate=True)]


@pytest.mark.parametrize("numbers", [(0, 1, 2, 3), (0, 2, 3, 5), (0,), (0, 6)])
def test_a_reader_finds_exactly_the_meetings_that_were_planned(numbers):
    days = weeks(*numbers)
    assert expanded(series(*days)) == [day.astimezone(UTC) for day in days]


def test_an_odd_rhythm_is_counted_in_days():
    days = [datetime(2026, 3, 19, 10, tzinfo=BERLIN) + timedelta(days=10 * n) for n in range(4)]
    assert expanded(series(*days, every_days=10)) == [day.astimezone(UTC) for day in days]


def test_a_request_holds_one_uid_and_each_meeting_is_named_by_when_it_was_to_be():
    moved = meeting(weeks(1)[0], starts_at=datetime(2026, 3, 27, 15, tzinfo=BERLIN), sequence=1)
    other = meeting(weeks(2)[0], starts_at=datetime(2026, 4, 3, 15, tzinfo=BERLIN), sequence=1)
    for write, method in ((request, "REQUEST"), (cancel, "CANCEL")):
        calendar = Component.from_ical(write(moved, other).text)
        events = calendar.walk("VEVENT")
        assert (calendar["METHOD"], {str(event["UID"]) for event in events}) == (method, {moved.uid})
        assert [event.decoded("RECURRENCE-ID").astimezone(UTC) for event in events] == [
            day.astimezone(UTC) for day in weeks(1, 2)
        ]
        # RFC 5545 3.8.4.4: of the same type as DTSTART, and on the same clock.
        assert {event["RECURRENCE-ID"].params["TZID"] for event in events} == {"Europe/Berlin"}
        assert {event["DTSTART"].params["TZID"] for event in events} == {"Europe/Berlin"}


def test_the_zone_comes_with_the_series_and_says_when_its_clocks_change():
    zone = Component.from_ical(series(*weeks(0, 1, 2))).walk("VTIMEZONE")
    assert [str(one["TZID"]) for one in zone] == ["Europe/Berlin"]
    assert {str(part.decoded("TZOFFSETTO")) for part in zone[0].subcomponents} == {"1:00:00", "2:00:00"}


@pytest.mark.parametrize(
    "name", ["America/New_York", "Australia/Lord_Howe", "Africa/Lagos", "Africa/Casablanca"]
)
def test_another_reader_finds_the_same_hours_in_a_zone_as_written(name):
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    zone = zone_of(name, since=start, until=start + timedelta(days=400))
    calendar = Component()
    calendar.add_component(zone)
    read = tzical(StringIO(calendar.to_ical().decode())).get(name)
    for hours in range(0, 400 * 24, 7):
        local = (start + timedelta(hours=hours)).astimezone(ZoneInfo(name)).replace(tzinfo=None)
        assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=ZoneInfo(name)).utcoffset(), (
            local
        )


def test_until_is_in_utc_as_rfc_5545_wants_it_where_the_start_has_a_zone():
    event = Component.from_ical(series(*weeks(0, 3))).walk("VEVENT")[0]
    assert event["RRULE"]["UNTIL"][0] == datetime(2026, 4, 9, 8, tzinfo=UTC)
    assert "COUNT" not in dict(event["RRULE"])


def test_a_meeting_at_another_place_stands_for_itself_in_the_same_request():
    first, second = (meeting(day) for day in weeks(0, 1))
    text = request_series(first, every_days=7, meetings=[first, replace(second, place="Room 9")]).text
    events = Component.from_ical(text).walk("VEVENT")
    assert [(str(one["LOCATION"]), "RECURRENCE-ID" in one) for one in events] == [
        ("Room 4", False),
        ("Room 9", True),
    ]


def test_lines_are_folded_and_ended_as_rfc_5545_says():
    raw = series(*weeks(0, 1, 3)).encode()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_the_feed_says_whom_when_and_where_and_nothing_else():
    text = feed("Colead", [replace(meeting(weeks(0)[0]), zone="", recurs_at=None)])
    event = vobject.readOne(text).vevent
    assert (event.summary.value, event.location.value) == ("Bo and Chidi", "Room 4")
    for name in ("DESCRIPTION", "ATTENDEE", "ORGANIZER", "METHOD", "bo@example.org"):
        assert name not in text
