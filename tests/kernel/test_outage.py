"""A mail server that is down, slow or in a bad mood, and clocks that jump: nothing is lost and nothing doubled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import OutboxEmail
from colead.kernel.smtp import deliver_due
from tests.factories.mail import make_email
from tests.factories.people import NOW
from tests.support.smtp import free_port, smtp_server

pytestmark = pytest.mark.django_db
State = OutboxEmail.WorkState
MINUTE, HOUR, YEAR = timedelta(minutes=1), timedelta(hours=1), timedelta(days=365)


@pytest.fixture
def box(settings):
    with smtp_server() as box:
        settings.EMAIL_URL = box.url
        yield box


def deliver(at=NOW):
    return deliver_due(lambda: at)


def ids(box):
    return sorted(mail["Message-ID"] for mail in box.accepted)


def test_six_hours_without_a_server(settings, box):
    wanted = sorted(make_email(created_at=NOW).message_id for _ in range(5))
    reminder = make_email(stale_after=NOW + 3 * HOUR)
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    for minutes in range(0, 6 * 60, 5):
        deliver(NOW + minutes * MINUTE)
    assert box.accepted == []
    settings.EMAIL_URL = box.url
    for minutes in range(0, 16):
        deliver(NOW + 6 * HOUR + minutes * MINUTE)
    assert ids(box) == wanted
    reminder.refresh_from_db()
    assert (reminder.work_state, reminder.failure[:7]) == (State.FAILED, "Dropped")


@pytest.mark.parametrize("answer", ["421 closing", "530 sign in first", "553 not from you"])
def test_a_server_that_does_not_want_us_at_all_loses_no_mail_however_long(box, answer):
    box.sender_answer = answer
    email = make_email()
    for day in range(10):
        deliver(NOW + timedelta(days=day))
    box.sender_answer, box.answers["bo@example.org"] = "", "451 greylisted"
    deliver(NOW + timedelta(days=10))
    box.answers.clear()
    assert (deliver(NOW + timedelta(days=10, minutes=1)), ids(box)) == (1, [email.message_id])


def test_a_server_that_is_down_is_asked_once_a_look_and_not_once_a_mail(settings):
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    for _ in range(3):
        make_email()
    deliver()
    assert sorted(OutboxEmail.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_a_mail_that_cannot_be_written_stops_no_other(box):
    broken, fine = make_email(subject="two\nlines"), make_email()
    assert (deliver(), ids(box)) == (1, [fine.message_id])
    broken.refresh_from_db()
    assert broken.work_state == State.FAILED


def test_a_slow_server_may_repeat_the_one_in_flight_with_the_same_id(settings, box):
    settings.EMAIL_TIMEOUT = 0.3
    wanted = sorted(make_email().message_id for _ in range(3))
    box.slow = 0.6
    assert deliver() == 0
    box.slow = 0
    assert deliver(NOW + 2 * MINUTE) == 3
    assert (sorted(set(ids(box))), len(ids(box)) <= 4) == (wanted, True)


def test_somebody_whose_server_refuses_for_now_is_given_up_after_eight_answers_and_the_others_arrive(box):
    box.answers["full@example.org"] = "452 mailbox full"
    full, fine = make_email("full@example.org"), make_email("fine@example.org")
    for hour in range(60):
        deliver(NOW + hour * HOUR)
    full.refresh_from_db()
    assert (full.work_state, full.put_off, ids(box)) == (State.FAILED, 7, [fine.message_id])


def test_a_clock_that_ran_ahead_and_was_set_back_keeps_nothing_waiting(box):
    box.answers["bo@example.org"] = "451 later"
    put_off = make_email()
    deliver(NOW + YEAR)
    put_off.refresh_from_db()
    assert put_off.next_attempt_at > NOW + YEAR
    claimed = make_email("ada@example.org", work_state=State.WORKING, claimed_until=NOW + YEAR + 5 * MINUTE)
    box.answers.clear()
    assert (deliver(NOW), ids(box)) == (2, sorted([put_off.message_id, claimed.message_id]))


def test_a_clock_that_was_behind_and_jumps_ahead_sends_once_and_no_stale_reminder(box):
    email, reminder = make_email(), make_email(stale_after=NOW + HOUR)
    assert [deliver(NOW - HOUR), deliver(NOW + 2 * HOUR), deliver(NOW - HOUR), deliver(NOW)] == [0, 1, 0, 0]
    assert ids(box) == [email.message_id]
    reminder.refresh_from_db()
    assert reminder.work_state == State.FAILED
