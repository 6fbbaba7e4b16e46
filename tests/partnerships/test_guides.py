from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.partnerships.clocks import ahead_words, minutes_ahead
from colead.partnerships.guides.catalogue import GUIDES, guides_for, usual_guide
from colead.partnerships.guides.layout import apportion, lay_out, turns_of
from colead.partnerships.guides.parts import SPOTLIGHT, Guide
from colead.partnerships.guides.roles import roles_of
from tests.factories.people import NOW

HOUR = GUIDES["reciprocal"]
CIRCLE = GUIDES["peer_circle"]
SETTINGS = st.sampled_from(sorted(GUIDES)).flatmap(
    lambda code: st.tuples(
        st.just(GUIDES[code]), st.integers(*GUIDES[code].people), st.integers(20, 240), st.integers(1, 30)
    )
)


def minutes_of(guide: Guide, **how) -> list[int]:
    return [step.minutes for step in lay_out(guide, **how)]


def test_the_hour_for_two_is_five_twice_twenty_two_six_and_five():
    steps = lay_out(HOUR, people=2, minutes=60)
    assert [step.minutes for step in steps] == [5, 2, 5, 10, 5, 2, 5, 10, 5, 6, 5]
    assert [step.asker for step in steps] == [None, 0, 0, 0, 0, 1, 1, 1, 1, None, None]


@pytest.mark.parametrize(
    ("code", "people", "minutes", "laid_out"),
    [
        ("grow", 2, 56, [5, 8, 7, 6, 5, 8, 7, 6, 4]),
        ("troika", 3, 30, [2, 2, 5, 1] * 3),
        ("action_learning", 6, 73, [6, 2, 7, 13, 2, 5, 2, 2, 7, 13, 2, 5, 2, 5]),
        ("critical_friends", 5, 40, [8, 5, 6, 6, 2, 8, 5]),
        ("peer_circle", 6, 90, [10, 10, 6, 12, 6, 4, 6, 12, 6, 4, 7, 5, 2]),
        ("closing", 7, 45, [8, 10, 9, 8, 6, 4]),
    ],
)
def test_guides_take_the_minutes_that_are_usual_for_them(code, people, minutes, laid_out):
    assert minutes_of(GUIDES[code], people=people, minutes=minutes) == laid_out


def test_who_begins_changes_from_meeting_to_meeting():
    assert [lay_out(HOUR, people=2, minutes=60, number=n)[1].asker for n in (1, 2, 3)] == [0, 1, 0]


@given(SETTINGS)
def test_every_minute_is_used_turns_are_equally_long_and_no_step_is_empty(setting):
    guide, people, minutes, number = setting
    steps = lay_out(guide, people=people, minutes=minutes, number=number)
    turns = Counter[int | None]()
    for step in steps:
        turns[step.asker] += step.minutes
    turns.pop(None, None)
    assert sum(step.minutes for step in steps) == minutes
    assert len(turns) == turns_of(guide, people=people, minutes=minutes)
    # A guide of turns alone has nowhere else to put what does not divide: whoever is last has it.
    spare = 0 if any(step.asker is None for step in steps) or not turns else minutes % len(turns)
    assert max(turns.values(), default=0) - min(turns.values(), default=0) == spare
    assert min(step.minutes for step in steps) >= 1


@given(st.integers(0, 500), st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_apportioning_loses_no_minute(total, weights):
    shares = apportion(total, weights)
    assert (sum(shares), min(shares) >= (1 if total >= len(weights) else 0)) == (total, True)


def test_a_circle_gives_more_people_the_spotlight_when_there_is_more_time():
    assert [turns_of(CIRCLE, people=6, minutes=minutes) for minutes in (45, 75, 90, 120)] == [1, 1, 2, 3]


@pytest.mark.parametrize("people", [4, 5, 6, 7, 8])
def test_roles_go_round_until_everybody_has_had_each(people):
    had = Counter[tuple[str, int]]()
    for number in range(1, 6 * people + 1):
        given = roles_of(CIRCLE, people=people, minutes=90, number=number)
        for role, who in given.items():
            had.update((role, one) for one in who)
        others = [who[0] for role, who in given.items() if role != SPOTLIGHT]
        assert not set(others) & set(given[SPOTLIGHT]) or people - len(given[SPOTLIGHT]) < len(others)
    for role in CIRCLE.roles:
        counts = [had[role, one] for one in range(people)]
        assert (min(counts) > 0, max(counts) - min(counts) <= 2) == (True, True), (role, counts)


def test_the_same_meeting_always_has_the_same_roles():
    first, again = (roles_of(CIRCLE, people=6, minutes=90, number=9) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("people", "usual"), [(2, "reciprocal"), (3, "reciprocal"), (4, "peer_circle"), (8, "peer_circle")]
)
def test_the_usual_guide_comes_first_and_none_is_for_other_numbers(people, usual):
    found = guides_for(people)
    assert (usual_guide(people).code, found[0].code) == (usual, usual)
    assert all(guide.suits(people) for guide in found)


def test_every_guide_says_whose_idea_it_is():
    assert [guide.code for guide in GUIDES.values() if len(str(guide.source)) < 20] == []


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
