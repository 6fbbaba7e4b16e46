"""What dates are a sign of: each row of the early-warning table at its edge, and what is no sign."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead.partnerships.signs import Contact, Date, Level, signs
from colead.partnerships.states import MeetingState as M
from colead.partnerships.thresholds import DEFAULTS, Threshold
from tests.factories.people import NOW

DAY = timedelta(days=1)
FORTNIGHT = 14


def seen(*meetings: Date, after: float, **given) -> dict[str, Level]:
    contact = Contact(
        started_at=NOW, cadence_days=FORTNIGHT, meetings=meetings, **{"has_agreement": True, **given}
    )
    return signs(contact, DEFAULTS, at=NOW + after * DAY)


def met(day: float, state: str = M.HELD, moves: int = 0) -> Date:
    return Date(state, NOW + day * DAY, moves)


@pytest.mark.parametrize(
    ("after", "level"), [(6.9, None), (7, Level.NUDGE), (13.9, Level.NUDGE), (14, Level.OFFER)]
)
def test_a_first_time_that_nobody_chose(after, level):
    assert seen(Date(M.PROPOSED, None), after=after).get("unscheduled") == level


@pytest.mark.parametrize(("after", "level"), [(20.9, None), (21, Level.OFFER)])
def test_a_first_meeting_that_was_not_held(after, level):
    found = seen(met(9, M.MISSED), after=after)
    assert (found.get("unmet"), "unscheduled" in found) == (level, False)


@pytest.mark.parametrize(
    ("after", "level"), [(30.9, None), (31, Level.NUDGE), (44.9, Level.NUDGE), (45, Level.OFFER)]
)
def test_silence_is_held_against_their_own_rhythm(after, level):
    assert seen(met(10), after=after).get("silence") == level


def test_whoever_has_planned_the_next_meeting_is_not_silent():
    assert seen(met(10), met(60, M.PLANNED), after=50) == {}


def test_a_planned_time_that_passed_without_a_word_counts_in_doubt_for_them():
    assert seen(met(10), met(24, M.PLANNED), after=40) == {}


def test_a_pause_does_not_count_and_begins_the_silence_anew():
    pause = ((NOW + 12 * DAY, NOW + 40 * DAY),)
    assert "silence" not in seen(met(10), after=60, pauses=pause)
    assert seen(met(10), after=61, pauses=pause)["silence"] == Level.NUDGE


def test_what_a_pause_cancelled_did_not_fall_through():
    pause = ((NOW + 12 * DAY, NOW + 40 * DAY),)
    both = (met(10), met(24, M.CANCELLED), met(38, M.CANCELLED))
    assert "cancelled" in seen(*both, after=41)
    assert "cancelled" not in seen(*both, after=41, pauses=pause)


@pytest.mark.parametrize(
    ("states", "level"),
    [
        ((M.HELD, M.CANCELLED), None),
        ((M.HELD, M.CANCELLED, M.MISSED), Level.NUDGE),
        ((M.MISSED, M.CANCELLED, M.HELD, M.MISSED), Level.NUDGE),
        ((M.MISSED, M.HELD, M.HELD, M.MISSED), None),
        ((M.HELD, M.CANCELLED, M.MISSED, M.CANCELLED), Level.OFFER),
    ],
)
def test_two_in_a_row_or_three_of_four_that_fell_through(states, level):
    meetings = [met(10 + 14 * place, state) for place, state in enumerate(states)]
    assert seen(*meetings, after=11 + 14 * len(states)).get("cancelled") == level


@pytest.mark.parametrize(("held", "level"), [(1, None), (2, Level.NUDGE), (4, Level.OFFER)])
def test_meetings_without_an_agreement(held, level):
    meetings = [met(10 + 14 * number) for number in range(held)]
    assert seen(*meetings, after=14 * held, has_agreement=False).get("unsigned") == level


def test_what_is_switched_off_is_no_sign():
    contact = Contact(started_at=NOW, cadence_days=FORTNIGHT, has_agreement=True)
    off = {**DEFAULTS, "unscheduled": Threshold(7, 14, on=False)}
    assert signs(contact, off, at=NOW + 20 * DAY) == {}


dates = st.builds(
    lambda state, day, moves: Date(state, NOW + day * DAY if day is not None else None, moves),
    st.sampled_from([str(state) for state in M]), st.none() | st.floats(0, 200), st.integers(0, 4),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(meetings=st.lists(dates, max_size=8), after=st.floats(0, 250))
def test_no_dates_whatever_are_silent_and_unscheduled_at_once(meetings, after):
    found = seen(*meetings, after=after)
    assert len({"silence", "unscheduled", "unmet"} & found.keys()) <= 1


@settings(max_examples=60, deadline=None)
@given(meetings=st.lists(dates, max_size=8), after=st.floats(0, 250))
def test_a_planned_meeting_ahead_ends_every_silence(meetings, after):
    found = seen(*meetings, met(after + 1, M.PLANNED), after=after)
    assert not {"silence", "unscheduled", "unmet"} & found.keys()
