"""Invitations by the rules of RFC 5545 and 5546, read by a parser that did not write them."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.partnerships.calendars import Guest, Invitation, cancel, request

vobject = importlib.import_module("vobject")

INVITATION = Invitation(
    uid="meeting-1@colead.example.org", sequence=0,
    starts_at=datetime(2026, 3, 29, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")), minutes=60,
    summary="Bo and Chidi", description="The guide and your worksheet: https://colead.example.org/meetings/x/",
    place="Room 4; 2nd floor, left", organizer=Guest("Colead", "colead@example.org"),
    guests=(Guest('Bo "B" Sample, jr.; x', "bo@example.org"), Guest("Chidi Ünal", "chidi@example.org")),
    at=datetime(2026, 3, 2, 9, 0, 0, 5, tzinfo=UTC),
)  # fmt: skip


def parsed(text: str):
    return vobject.readOne(text).vevent


@pytest.mark.parametrize(
    ("write", "method", "status"), [(request, "REQUEST", "CONFIRMED"), (cancel, "CANCEL", "CANCELLED")]
)
def test_what_rfc_5546_requires_is_there_once(write, method, status):
    calendar = write(INVITATION)
    whole = vobject.readOne(calendar.text)
    assert (calendar.method, whole.method.value, whole.version.value) == (method, method, "2.0")
    for name in ("DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "SUMMARY", "UID", "STATUS"):
        assert len(re.findall(rf"^{name}[;:]", calendar.text, re.M)) == 1, name
    assert (whole.vevent.status.value, whole.prodid.value) == (status, "-//Colead//Peer mentoring//EN")


def test_the_values_come_back_as_they_were():
    event = parsed(request(INVITATION).text)
    assert (event.uid.value, event.summary.value, event.location.value, event.description.value) == (
        INVITATION.uid, INVITATION.summary, INVITATION.place, INVITATION.description,
    )  # fmt: skip
    assert (event.dtstart.value, event.dtend.value) == (
        datetime(2026, 3, 29, 7, 0, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC),
    )  # fmt: skip
    assert event.organizer.value == "mailto:colead@example.org"


def test_guests_are_asked_to_answer():
    attendees = parsed(request(INVITATION).text).attendee_list
    assert [(a.value, a.params["CN"]) for a in attendees] == [
        ("mailto:bo@example.org", ["Bo 'B' Sample, jr.; x"]), ("mailto:chidi@example.org", ["Chidi Ünal"]),
    ]  # fmt: skip
    assert [(a.params["RSVP"], a.params["PARTSTAT"], a.params["ROLE"]) for a in attendees] == [
        (["TRUE"], ["NEEDS-ACTION"], ["REQ-PARTICIPANT"])
    ] * 2


def test_nine_oclock_in_berlin_is_nine_oclock_after_the_clocks_changed_too():
    for day, utc_hour in ((28, 8), (29, 7)):  # winter time, then summer time
        start = datetime(2026, 3, day, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
        text = request(replace(INVITATION, starts_at=start)).text
        assert f"DTSTART:202603{day}T{utc_hour:02}0000Z\r\n" in text


def test_the_organizer_is_no_guest():
    text = request(INVITATION).text.replace("\r\n ", "")
    assert [line for line in text.split("\r\n") if line.startswith("ATTENDEE") and "colead@" in line] == []


@given(
    summary=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200),
    place=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=300),
    minutes=st.integers(15, 240),
)
def test_any_text_is_folded_ended_and_escaped_as_rfc_5545_says(summary, place, minutes):
    text = request(replace(INVITATION, summary=summary, place=place, minutes=minutes)).text
    raw = text.encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    event = parsed(text)
    assert (event.summary.value, event.location.value) == (summary, place)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=minutes)
