from __future__ import annotations

from datetime import date, timedelta

import pytest

from colead.partnerships.actions import days_off
from colead.partnerships.actions.days_off import DaysRefused, EnoughDaysOff, NotYours
from colead.partnerships.models import Absence, Break
from colead.partnerships.queries.suggestions import times_to_move_to
from colead.programmes.actions.programmes import NotTheirs
from tests.factories.partnerships import fill_in, make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def away(cast, first: date = TODAY, days: int = 7, **more):
    given = {
        "enrolment": cast.bo,
        "by": cast.bo.person,
        "first_day": first,
        "last_day": first + timedelta(days),
    }
    return days_off.be_away(**given | more, at=NOW)


def add_break(cast, by=None, days: int = 7):
    return days_off.add_break(
        cohort=cast.cohort, name="Holidays", first_day=TODAY, last_day=TODAY + timedelta(days), by=by or cast.amara, at=NOW
    )  # fmt: skip


@pytest.mark.parametrize("off", [away, add_break])
def test_no_time_is_suggested_on_days_off(cast, off):
    fill_in(cast.bo)
    fill_in(cast.chidi)
    meeting = make_meeting(make_partnership(cast.bo, cast.chidi))
    before = [slot.starts_at.date() for slot in times_to_move_to(meeting, at=NOW)]
    off(cast)
    after = [slot.starts_at.date() for slot in times_to_move_to(meeting, at=NOW)]
    assert (min(before) <= TODAY + timedelta(7), min(after) > TODAY + timedelta(7)) == (True, True)


def test_saying_it_twice_is_saying_it_once(cast):
    assert away(cast) == away(cast)
    assert add_break(cast) == add_break(cast)


@pytest.mark.parametrize("days", [-1, 400])
def test_days_in_the_wrong_order_or_without_end_are_refused(cast, days):
    for say in (away, add_break):
        with pytest.raises(DaysRefused):
            say(cast, days=days)


def test_each_says_it_for_themselves_and_coordinators_for_the_cohort(cast):
    with pytest.raises(NotYours):
        away(cast, by=cast.amara)
    with pytest.raises(NotTheirs):
        add_break(cast, by=cast.bo.person)


def test_there_is_a_most(cast):
    for number in range(20):
        away(cast, TODAY + timedelta(number))
    with pytest.raises(EnoughDaysOff):
        away(cast, TODAY + timedelta(30))


def test_both_can_be_taken_back_by_whom_they_concern(cast):
    absence, pause = away(cast), add_break(cast)
    with pytest.raises(NotYours):
        days_off.be_back(absence=absence, by=cast.chidi.person, at=NOW)
    with pytest.raises(NotTheirs):
        days_off.remove_break(days=pause, by=cast.bo.person, at=NOW)
    days_off.be_back(absence=absence, by=cast.bo.person, at=NOW)
    days_off.remove_break(days=pause, by=cast.amara, at=NOW)
    assert (Absence.objects.count(), Break.objects.count()) == (0, 0)
