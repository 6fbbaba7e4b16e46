from __future__ import annotations

from datetime import timedelta

import pytest

from colead.partnerships.models import Meeting
from colead.partnerships.queries.rhythm import current_of, meetings_page
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import end, make_meeting, make_partnership, make_series
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def pair(cast):
    return make_partnership(cast.bo, cast.chidi, at=NOW)


def rhythm(cast, pair, *, day: int):
    return meetings_page(pair.members.get(enrolment=cast.bo), at=NOW + day * DAY).rhythm


def held(pair, *days: int) -> None:
    for day in days:
        make_meeting(
            pair, starts_at=NOW + day * DAY, number=pair.meetings.count() + 1, state=MeetingState.HELD
        )


def test_it_is_compared_with_the_partnerships_own_rhythm(cast, pair):
    held(pair, 3, 17)
    found = rhythm(cast, pair, day=20)
    assert (found.every_days, found.kept, found.could_be, found.overdue_since) == (14, 2, 1, None)


def test_after_its_rhythm_without_a_plan_the_next_one_is_overdue(cast, pair):
    held(pair, 3)
    assert rhythm(cast, pair, day=16).overdue_since is None
    assert rhythm(cast, pair, day=18).overdue_since == NOW + 17 * DAY


def test_what_is_planned_is_not_overdue(cast, pair):
    held(pair, 3)
    make_meeting(pair, starts_at=NOW + 40 * DAY, number=2)
    found = rhythm(cast, pair, day=30)
    assert (found.overdue_since, found.next_at) == (None, NOW + 40 * DAY)


def test_a_series_of_their_own_is_their_rhythm(cast, pair):
    make_series(pair, NOW + DAY, count=2, every_days=21)
    assert rhythm(cast, pair, day=2).every_days == 21


def test_after_the_end_nothing_is_overdue_and_nothing_counts_on(cast, pair):
    end(pair, at=NOW + 30 * DAY)
    found = rhythm(cast, pair, day=300)
    assert (found.could_be, found.overdue_since) == (2, None)


def test_the_meeting_that_counts_is_the_first_ahead_unless_one_waits_for_a_word(cast, pair):
    first, second, third = make_series(pair, NOW + DAY, count=3)
    meetings = [first, second, third]
    assert current_of(meetings, at=NOW) == first
    assert current_of(meetings, at=NOW + 2 * DAY) == first  # over, and nobody has said how it was
    assert current_of(meetings, at=NOW + 7 * DAY) == second  # the next one is tomorrow
    first.state = MeetingState.HELD
    assert current_of(meetings, at=NOW + 2 * DAY) == second
    second.state = MeetingState.CANCELLED
    assert current_of(meetings, at=NOW + 2 * DAY) == third


def test_without_anything_planned_the_latest_counts(cast, pair):
    held(pair, 3, 17)
    assert current_of(list(Meeting.objects.order_by("number")), at=NOW + 20 * DAY).number == 2
    assert current_of([], at=NOW) is None
