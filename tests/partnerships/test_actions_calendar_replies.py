"""Answers of calendars, through a real IMAP server on loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.mailbox import read_unseen
from colead.kernel.models import AuditEvent
from colead.partnerships.actions import meetings
from colead.partnerships.models import CalendarAnswer, Meeting
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import end, make_meeting, make_partnership, make_series
from tests.factories.people import NOW
from tests.factories.replies import make_reply
from tests.support.imap import imap_server

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def folder(settings):
    with imap_server() as folder:
        settings.IMAP_URL = folder.url
        yield folder


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=TOMORROW)


def receive(folder, *messages: bytes) -> list[tuple[str, str]]:
    """Let messages come in, and give who answered what by then."""
    folder.messages += messages
    read_unseen(lambda: NOW)
    return [
        (one.member.enrolment.person.first_name, one.word) for one in CalendarAnswer.objects.order_by("pk")
    ]


@pytest.mark.parametrize(
    ("partstat", "word"), [("ACCEPTED", "accepted"), ("TENTATIVE", "tentative"), ("declined", "declined")]
)
def test_an_answer_is_shown_beside_the_meeting(folder, cast, meeting, partstat, word):
    assert receive(folder, make_reply(meeting, "bo@example.org", partstat)) == [("Bo", word)]
    assert AuditEvent.objects.latest("pk").facts == {}


def test_the_later_of_two_answers_counts_in_whatever_order_they_come(folder, meeting):
    later = make_reply(meeting, "bo@example.org", "DECLINED", stamp=NOW + timedelta(minutes=5))
    assert receive(folder, later, make_reply(meeting, "bo@example.org")) == [("Bo", "declined")]


def test_an_answer_about_a_time_that_has_changed_since_is_not_kept(folder, cast, meeting):
    old = make_reply(meeting, "bo@example.org")
    meetings.reschedule(
        meeting=meeting,
        starts_at=TOMORROW + timedelta(days=1),
        minutes=60,
        place="",
        by=cast.chidi.person,
        at=NOW,
    )
    assert receive(folder, old) == []


def test_moving_a_meeting_forgets_what_was_answered_about_the_old_time(folder, cast, meeting):
    receive(folder, make_reply(meeting, "bo@example.org"))
    meetings.reschedule(
        meeting=meeting,
        starts_at=TOMORROW + timedelta(days=1),
        minutes=60,
        place="",
        by=cast.chidi.person,
        at=NOW,
    )
    assert CalendarAnswer.objects.count() == 0


@pytest.mark.parametrize(
    "how",
    [
        {"sender": "dana@example.org"},  # takes part, and is not in this partnership
        {"sender": "nobody@elsewhere.example"},
        {"sender": "chidi@example.org", "attendee": "bo@example.org"},  # speaks for the other
        {"sender": "bo@example.org", "partstat": "NEEDS-ACTION"},
        {"sender": "bo@example.org", "method": "PUBLISH"},
        {"sender": "bo@example.org", "method": "COUNTER"},  # without another time
    ],
)
def test_what_is_no_answer_of_a_member_changes_nothing(folder, meeting, how):
    assert receive(folder, make_reply(meeting, **how)) == []
    assert folder.unseen == []


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.HELD])
def test_an_answer_to_what_is_not_planned_any_more_changes_nothing(folder, meeting, state):
    reply = make_reply(meeting, "bo@example.org")
    Meeting.objects.update(state=state)
    assert receive(folder, reply) == []


def test_nor_after_the_partnerships_end(folder, meeting):
    end(meeting.partnership)
    assert receive(folder, make_reply(meeting, "bo@example.org")) == []


def test_another_time_that_a_calendar_proposes_is_a_suggestion_and_moves_nothing(folder, meeting):
    other = TOMORROW + timedelta(hours=3)
    proposal = make_reply(meeting, "bo@example.org", "TENTATIVE", method="COUNTER", starts_at=other)
    assert receive(folder, proposal) == [("Bo", "tentative")]
    assert CalendarAnswer.objects.get().proposes_at == other
    assert Meeting.objects.get().starts_at == TOMORROW


def test_an_answer_to_a_series_is_about_all_of_it_or_about_one_meeting(folder, cast):
    planned = make_series(make_partnership(cast.bo, cast.chidi), TOMORROW, count=3)
    receive(folder, make_reply(planned[0], "bo@example.org"))
    second = planned[1].recurs_at
    receive(
        folder,
        make_reply(
            planned[0], "bo@example.org", "DECLINED", stamp=NOW + timedelta(hours=1), recurs_at=second
        ),
    )
    assert [one.word for one in CalendarAnswer.objects.order_by("meeting__starts_at")] == [
        "accepted", "declined", "accepted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n", b"\xff\xfe", b"END:VCALENDAR\r\n", b"",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:soon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" + b"ATTENDEE:mailto:bo@example.org\r\n" * 9000,
    ],
)  # fmt: skip
def test_nonsense_is_put_aside_and_the_next_answer_is_read(folder, meeting, text):
    nonsense = b"From: bo@example.org\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n" + text
    assert receive(folder, nonsense, make_reply(meeting, "chidi@example.org")) == [("Chidi", "accepted")]
    assert folder.unseen == []
