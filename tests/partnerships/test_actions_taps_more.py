"""What may come with the taps: the next step, a topic, a word with the coordinator."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent
from colead.partnerships.actions import requests, taps
from colead.partnerships.actions.taps import Said
from colead.partnerships.links import taps_token
from colead.partnerships.models import Meeting, Signal
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=70)


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=NOW)


def test_the_word_comes_with_the_taps_and_tells_nothing_of_them(cast, meeting):
    said = Said(held=True, useful=1, balance=5, next_step=False, topic="CON", word=True)
    written = taps.answer(meeting=meeting, said=said, by=cast.bo.person, at=LATER)
    assert (written.next_step, written.topic) == ("no", "CON")
    asked = Signal.objects.get()
    assert (asked.enrolment, asked.words) == (cast.bo, "")
    assert "CON" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def by_link(cast, meeting, *, at=LATER):
    token = taps_token(meeting, meeting.partnership.members.get(enrolment=cast.bo), at=NOW)
    taps.answer_by_link(token=token, said=Said(held=True, next_step=True, word=True), at=at)
    return token


def test_by_the_link_too_and_undoing_takes_both_back(cast, meeting):
    token = by_link(cast, meeting)
    assert (meeting.taps.get().next_step, Signal.objects.count()) == ("yes", 1)
    taps.undo_by_link(token=token, at=LATER)
    assert (meeting.taps.count(), Signal.objects.count()) == (0, 0)


def test_a_word_that_was_asked_for_before_is_not_taken_back_with_the_taps(cast, meeting):
    requests.ask_for_a_word(enrolment=cast.bo, by=cast.bo.person, at=NOW)
    taps.undo_by_link(token=by_link(cast, meeting), at=LATER)
    assert Signal.objects.count() == 1


def test_what_was_not_held_has_no_step_and_no_topic(cast, meeting):
    said = Said(held=False, useful=3, next_step=True, topic="CON", airtime="one")
    written = taps.answer(meeting=meeting, said=said, by=cast.bo.person, at=LATER)
    assert (written.useful, written.next_step, written.topic, written.airtime) == ("", "", "", "")


def test_what_one_taps_is_in_the_database_only_encrypted(cast, meeting):
    from django.db import connection

    said = Said(held=True, next_step=True, topic="CON", airtime="one")
    taps.answer(meeting=meeting, said=said, by=cast.bo.person, at=LATER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT next_step, topic, airtime FROM partnerships_taps")
        (row,) = cursor.fetchall()
    assert not {"yes", "CON", "one"} & set(row)
