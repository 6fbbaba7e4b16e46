"""The days of a series, over the days on which clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.partnerships.recurrence import MOST, DaysOff, occurrences

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def days(first: date, clock: time, zone: str = BERLIN, **more):
    return occurrences(first, clock, zone, **{"every_days": 7, "until": first + timedelta(days=21)} | more)


def test_ten_oclock_stays_ten_oclock_when_the_clocks_change():
    found = days(date(2027, 3, 18), time(10))
    assert [f"{one.starts_at:%m-%d %H:%M}" for one in found] == [
        "03-18 09:00", "03-25 09:00", "04-01 08:00", "04-08 08:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "clock", "zone", "missing"),
    [
        (date(2027, 3, 14), time(2, 30), BERLIN, date(2027, 3, 28)),  # the hour does not exist
        (date(2027, 10, 17), time(2, 30), BERLIN, date(2027, 10, 31)),  # the hour happens twice
        (date(2027, 3, 7), time(2), NEW_YORK, date(2027, 3, 14)),
        (date(2027, 10, 31), time(1, 15), NEW_YORK, date(2027, 11, 7)),
    ],
)
def test_an_hour_that_does_not_exist_or_happens_twice_is_left_open(first, clock, zone, missing):
    assert [one.day for one in days(first, clock, zone) if one.starts_at is None] == [missing]


def test_half_hour_changes_are_known_too():
    found = days(date(2027, 9, 26), time(2, 15), "Australia/Lord_Howe")
    assert [one.day for one in found if one.starts_at is None] == [date(2027, 10, 3)]


def test_days_off_are_named_and_the_first_that_holds_counts():
    off = [DaysOff(date(2026, 12, 24), date(2027, 1, 1), "Turn of the year")]
    found = days(date(2026, 12, 17), time(10), off=off)
    assert [(f"{one.day:%m-%d}", one.off) for one in found] == [
        ("12-17", ""), ("12-24", "Turn of the year"), ("12-31", "Turn of the year"), ("01-07", ""),
    ]  # fmt: skip


def test_there_are_at_most_as_many_as_one_can_plan_at_once():
    assert len(days(date(2027, 1, 4), time(10), every_days=1, until=date(2028, 1, 1))) == MOST


@given(
    first=st.dates(date(2026, 1, 1), date(2035, 1, 1)), clock=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from([BERLIN, NEW_YORK, "Africa/Lagos", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]),
    every=st.integers(1, 28),
)  # fmt: skip
def test_every_time_is_shown_exactly_once_by_the_clock_of_the_zone(first, clock, zone, every):
    for one in occurrences(first, clock, zone, every_days=every, until=first + timedelta(days=200)):
        naive = datetime.combine(one.day, clock)
        shows = {naive.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
        real = {at for at in shows if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive}
        assert real == ({one.starts_at} if one.starts_at else real)
        assert (one.starts_at is None) == (len(real) != 1)
