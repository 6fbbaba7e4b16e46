from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.partnerships.clocks import ahead_words, minutes_ahead
from colead.partnerships.guides import reciprocal_hour
from tests.factories.people import NOW


def test_the_hour_for_two_is_five_twice_twenty_two_six_and_five():
    steps = reciprocal_hour(2)
    assert [step.minutes for step in steps] == [5, 2, 5, 10, 5, 2, 5, 10, 5, 6, 5]
    assert [step.asker for step in steps] == [None, 0, 0, 0, 0, 1, 1, 1, 1, None, None]


def test_who_begins_changes_from_meeting_to_meeting():
    assert [reciprocal_hour(2, number=number)[1].asker for number in (1, 2, 3)] == [0, 1, 0]


@given(people=st.integers(2, 3), minutes=st.integers(30, 240), number=st.integers(1, 20))
def test_everybody_gets_equally_long_and_all_of_the_time_is_used(people, minutes, number):
    steps = reciprocal_hour(people, minutes=minutes, number=number)
    halves = {sum(s.minutes for s in steps if s.asker == asker) for asker in range(people)}
    assert (len(halves), sum(step.minutes for step in steps)) == (1, minutes)
    assert min(step.minutes for step in steps) >= 1


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        ("Africa/Lagos", "same time as you"),
        ("Europe/Athens", "1 hour ahead of you"),
        ("Asia/Kolkata", "4 h 30 min ahead of you"),
        ("America/New_York", "6 hours behind you"),
    ],
)
def test_how_far_apart_clocks_are_in_words(theirs, words):
    assert ahead_words(minutes_ahead(theirs, "Europe/Berlin", at=NOW)) == words
