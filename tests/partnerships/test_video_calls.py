"""The address of a call: as the organisation gives it, with a room of its own for each meeting."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from colead.configuration import Configuration
from colead.partnerships.actions import meetings
from colead.partnerships.models import Meeting
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
ROOM = r"https://meet\.example\.org/[2-9a-z]{24}"


@pytest.fixture
def meeting(cast, settings) -> Meeting:
    settings.MEETING_LINK = "https://meet.example.org/{meeting}"
    return make_meeting(make_partnership(cast.bo, cast.chidi))


def plan(cast, meeting, place="") -> str:
    time = {"starts_at": NOW.replace(year=2026, month=11), "minutes": 60}
    return meetings.plan(meeting=meeting, place=place, by=cast.bo.person, at=NOW, **time).place


def test_each_meeting_gets_a_room_that_nobody_can_guess(cast, meeting):
    other = make_meeting(make_partnership(cast.bo, cast.dana))
    rooms = {plan(cast, meeting), plan(cast, other)}
    assert len(rooms) == 2
    assert all(re.fullmatch(ROOM, room) for room in rooms)


def test_what_people_type_comes_before_it(cast, meeting):
    assert plan(cast, meeting, "Room 4") == "Room 4"


def test_a_programmes_own_address_comes_before_the_installations(cast, meeting):
    cast.cohort.programme.meeting_link = "https://calls.example.org/x?room={meeting}"
    cast.cohort.programme.save()
    assert plan(cast, meeting).startswith("https://calls.example.org/x?room=")


def test_without_an_address_there_is_no_place(cast, meeting, settings):
    settings.MEETING_LINK = ""
    assert plan(cast, meeting) == ""


@pytest.mark.parametrize(
    "address",
    ["http://meet.example.org/{meeting}", "https://meet.example.org/", "https://x/{meeting}/{meeting}"],
)
def test_an_address_with_one_room_for_all_or_in_clear_is_refused_at_start(address):
    with pytest.raises(ValidationError, match="MEETING_LINK"):
        Configuration(meeting_link=address)
