from __future__ import annotations

from datetime import date

import pytest

from colead.pairing.hours import utc_hours

WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)
MONDAY_NINE_TO_ELEVEN = [9, 10]


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("UTC", WINTER, {9, 10}),
        ("Europe/Berlin", WINTER, {8, 9}),
        ("Europe/Berlin", SUMMER, {7, 8}),
        ("America/New_York", SUMMER, {13, 14}),
        ("Asia/Tokyo", WINTER, {0, 1}),
        ("Pacific/Auckland", SUMMER, {165, 166}),  # twelve hours ahead: Sunday evening in UTC
        ("Asia/Kolkata", WINTER, {4}),  # 9:00 to 11:00 there is 3:30 to 5:30: one whole hour
        ("America/St_Johns", WINTER, {13}),  # 12:30 to 14:30
        ("Asia/Kathmandu", WINTER, {4}),  # 3:15 to 5:15
    ],
)
def test_local_hours_become_hours_of_the_utc_week(zone, day, expected):
    assert utc_hours(MONDAY_NINE_TO_ELEVEN, zone, in_week_of=day) == expected


def test_a_clock_change_on_the_weekend_does_not_move_the_week_before_it():
    # Berlin changes on Sunday 29 March 2026; the week from the 23rd is still winter, the next is summer.
    assert utc_hours([9], "Europe/Berlin", in_week_of=date(2026, 3, 29)) == {8}
    assert utc_hours([9], "Europe/Berlin", in_week_of=date(2026, 3, 30)) == {7}


def test_a_whole_free_week_is_free_everywhere():
    assert utc_hours(range(168), "Asia/Kolkata", in_week_of=WINTER) == set(range(168))
