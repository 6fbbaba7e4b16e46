from __future__ import annotations

from datetime import timedelta

import pytest

from colead.partnerships.models import Meeting
from colead.partnerships.queries.suggestions import times_for_next, times_to_move_to
from tests.cast import AMARA, BO, CHIDI, DANA
from tests.factories.partnerships import fill_in, make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db
MONDAY = [10]  # the hour from ten on Mondays, on one's own clock
MORNINGS = [24 * day + hour for day in range(5) for hour in (9, 10, 11)]
FIRST = NOW + timedelta(days=7)  # Monday at nine, UTC: ten in Berlin


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


@pytest.fixture
def together(cohort):
    """Give a function that makes Bo and Chidi partners who are free in some hours of their weeks."""

    def make(bo_hours: list[int], chidi_hours: list[int], **fields) -> Meeting:
        bo, chidi = (enrol(make_person(character), cohort) for character in (BO, CHIDI))
        fill_in(bo, hours=bo_hours)
        fill_in(chidi, hours=chidi_hours)
        return make_meeting(make_partnership(bo, chidi), starts_at=FIRST, **fields)

    return make


def starts(lines):
    return [line.starts_at for line in lines]


def test_times_in_both_weeks_on_each_ones_clock_and_not_the_present_one(together):
    meeting = together(MONDAY, [10, 11])
    # Two Mondays at ten in Berlin, which is ten in Lagos as well; it has the first of them already.
    assert starts(times_to_move_to(meeting, at=NOW)) == [FIRST + timedelta(days=7)]


def test_nothing_is_suggested_for_tonight(together):
    meeting = together(list(range(168)), list(range(168)))
    assert min(starts(times_to_move_to(meeting, at=NOW))) >= NOW + timedelta(hours=20)


def test_an_hour_that_one_of_them_has_promised_to_somebody_else_is_not_suggested(together, cohort):
    meeting = together(MORNINGS, MORNINGS)
    before = starts(times_to_move_to(meeting, at=NOW))
    dana = enrol(make_person(DANA), cohort)
    bo = meeting.partnership.members.first().enrolment
    make_meeting(make_partnership(bo, dana), starts_at=before[0])
    after = starts(times_to_move_to(meeting, at=NOW))
    assert (len(after), before[0] in after) == (3, False)


def test_the_next_meeting_comes_by_the_programmes_cadence(together):
    meeting = together(MORNINGS, MORNINGS)
    cadence = timedelta(days=meeting.partnership.cohort.programme.cadence_days)
    found = starts(times_for_next(meeting, at=FIRST + timedelta(hours=1)))
    assert found[0] == FIRST + cadence - timedelta(days=3)
    assert [start.weekday() < 5 for start in found] == [True] * 3


def test_two_who_share_no_hour_get_none(together):
    assert times_to_move_to(together([10], [34]), at=NOW) == ()


def test_where_a_week_is_not_known_nothing_is_guessed(cohort):
    bo, chidi = (enrol(make_person(character), cohort) for character in (BO, CHIDI))
    fill_in(bo)
    meeting = make_meeting(make_partnership(bo, chidi), starts_at=FIRST)
    assert times_to_move_to(meeting, at=NOW) == ()
