"""The clock of a guide, also when two press at once and when the server's clock jumps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colead.partnerships.actions import guides, timers
from colead.partnerships.actions.timers import NoClock
from colead.partnerships.guides.parts import Part
from colead.partnerships.models import Meeting
from colead.partnerships.queries.guides import elapsed_of, minutes_of
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=NOW)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def shown(meeting: Meeting, at: datetime) -> tuple[int, int]:
    """Give what every phone shows at a moment: minutes gone, and the step."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    gone = elapsed_of(meeting, minutes_of(meeting), at=at)
    return gone.seconds // 60, gone.step


def test_one_starts_it_and_the_other_does_not_set_it_back(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    timers.start(meeting=meeting, by=cast.chidi.person, at=after(1))
    assert shown(meeting, after(6)) == (6, 1)


def test_it_can_be_started_anew(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    timers.restart(meeting=meeting, by=cast.chidi.person, at=after(10))
    assert shown(meeting, after(12)) == (2, 0)


def test_a_pause_takes_no_time_and_pressing_twice_is_pressing_once(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    timers.pause(meeting=meeting, by=cast.bo.person, at=after(6))
    timers.pause(meeting=meeting, by=cast.chidi.person, at=after(8))
    assert shown(meeting, after(30)) == (6, 1)
    timers.resume(meeting=meeting, by=cast.chidi.person, at=after(30))
    timers.resume(meeting=meeting, by=cast.bo.person, at=after(31))
    assert shown(meeting, after(32)) == (8, 2)


def test_the_next_step_begins_at_its_beginning_and_two_presses_are_one_step(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    for who in (cast.bo, cast.chidi):
        timers.go_to(meeting=meeting, step=1, showing=0, by=who.person, at=after(2))
    assert shown(meeting, after(2)) == (5, 1)
    assert shown(meeting, after(4)) == (7, 2)


def test_a_step_can_be_skipped_while_the_clock_stands(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    timers.pause(meeting=meeting, by=cast.bo.person, at=after(1))
    timers.go_to(meeting=meeting, step=1, showing=0, by=cast.bo.person, at=after(9))
    assert shown(meeting, after(20)) == (5, 1)


def test_after_the_last_step_it_is_over(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    timers.go_to(meeting=meeting, step=11, showing=10, by=cast.bo.person, at=after(57))
    assert shown(meeting, after(58)) == (61, 11)


def test_a_server_clock_that_jumps_back_shows_the_beginning_and_not_a_negative_time(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    assert shown(meeting, after(-90)) == (0, 0)
    timers.pause(meeting=meeting, by=cast.bo.person, at=after(-60))
    timers.resume(meeting=meeting, by=cast.bo.person, at=after(-50))
    assert shown(meeting, after(-50)) == (0, 0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["start", "pause", "resume", "restart", "step"]), st.integers(-30, 30)),
        max_size=12,
    )
)
def test_whatever_is_pressed_and_however_the_clock_jumps_the_time_gone_is_never_negative(
    cast, meeting, presses
):
    Meeting.objects.update(timer_started_at=None, timer_paused_at=None)
    at = NOW
    for press, jump in presses:
        at += timedelta(minutes=jump)
        _gone, step = shown(meeting, at)
        if press == "step":
            timers.go_to(meeting=meeting, step=step + 1, showing=step, by=cast.bo.person, at=at)
        else:
            getattr(timers, press)(meeting=meeting, by=cast.bo.person, at=at)
        gone, step = shown(meeting, at)
        assert (gone >= 0, 0 <= step <= 11) == (True, True)


def test_a_running_clock_keeps_its_guide_when_the_coordinator_words_it_anew(cast, meeting):
    timers.start(meeting=meeting, by=cast.bo.person, at=NOW)
    guides.rewrite(
        programme=cast.cohort.programme, code="reciprocal", parts=[Part(60, "All of it", "Talk.")], number=0,
        by=cast.amara, at=after(1),
    )  # fmt: skip
    assert len(minutes_of(Meeting.objects.get())) == 11
    timers.restart(meeting=meeting, by=cast.bo.person, at=after(2))
    assert minutes_of(Meeting.objects.get()) == [60]


def test_no_clock_runs_for_a_meeting_without_a_time(cast):
    proposed = make_meeting(make_partnership(cast.bo, cast.dana))
    with pytest.raises(NoClock):
        timers.start(meeting=proposed, by=cast.bo.person, at=NOW)


def test_a_meeting_that_was_held_can_be_timed_again(cast, meeting):
    Meeting.objects.update(state=MeetingState.HELD)
    assert timers.start(meeting=meeting, by=cast.bo.person, at=NOW).timer_started_at == NOW
