"""Proposed slots hold what they promise: checked minute by minute against the clocks of each zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead.partnerships.slots import HOURS, NoSuchTime, Week, instant_of, propose

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
# Just before the clocks of Berlin, New York and Lord Howe change, forth and back, and a quiet week.
OPENINGS = [
    datetime(2026, 3, 27, 9, 0, tzinfo=UTC), datetime(2026, 10, 23, 9, 0, tzinfo=UTC),
    datetime(2026, 3, 6, 9, 0, tzinfo=UTC), datetime(2026, 10, 30, 9, 0, tzinfo=UTC),
    datetime(2026, 4, 3, 9, 0, tzinfo=UTC), datetime(2026, 10, 2, 9, 30, tzinfo=UTC),
    datetime(2026, 6, 1, 0, 0, tzinfo=UTC),
]  # fmt: skip
ALWAYS = frozenset(range(HOURS))
OFFICE = frozenset(24 * day + hour for day in range(5) for hour in range(9, 17))

hours = st.one_of(
    st.just(ALWAYS), st.just(OFFICE), st.frozensets(st.integers(0, HOURS - 1), max_size=HOURS),
    # The weekend's nights, when clocks change.
    st.frozensets(st.integers(5 * 24 + 22, HOURS - 1), min_size=3),
)  # fmt: skip
weeks = st.lists(st.builds(Week, zone=st.sampled_from(ZONES), hours=hours), min_size=1, max_size=3)


def is_free(week: Week, at: datetime) -> bool:
    """Read the clock of a zone and tell whether the person is free, by a way that the code does not take."""
    local = at.astimezone(ZoneInfo(week.zone))
    return local.weekday() * 24 + local.hour in week.hours


def clock_reads_once(zone: str, at: datetime) -> bool:
    """Tell whether no other instant within three hours shows the same local time."""
    seen = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    others = (at + timedelta(minutes=15 * n) for n in range(-12, 13) if n)
    return all(other.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != seen for other in others)


def suits(week: Week, start: datetime, minutes: int) -> bool:
    inside = [start + timedelta(minutes=n) for n in range(0, minutes, 5)]
    zone = ZoneInfo(week.zone)
    offsets = {at.astimezone(zone).utcoffset() for at in [*inside, start + timedelta(minutes=minutes)]}
    return (
        all(is_free(week, at) and clock_reads_once(week.zone, at) for at in inside[::3]) and len(offsets) == 1
    )


@given(weeks=weeks, opens=st.sampled_from(OPENINGS), minutes=st.sampled_from([30, 45, 60, 90]))
@settings(max_examples=150, deadline=None)
def test_every_slot_suits_everybody_on_their_own_clock(weeks, opens, minutes):
    found = propose(weeks, opens=opens, minutes=minutes)
    assert list(found) == sorted(set(found))
    assert len(found) <= 3
    assert all(opens <= start < opens + timedelta(days=14) for start in found)
    assert [(start, week) for start in found for week in weeks if not suits(week, start, minutes)] == []


@given(weeks=weeks, opens=st.sampled_from(OPENINGS))
@settings(max_examples=60, deadline=None)
def test_three_are_found_wherever_a_search_of_every_quarter_hour_finds_three(weeks, opens):
    quarters = [opens + timedelta(minutes=15 * n) for n in range(14 * 96)]
    full = [
        at
        for at in quarters
        if any(at.astimezone(ZoneInfo(week.zone)).minute == 0 for week in weeks)
        and all(suits(week, at, 60) for week in weeks)
    ]
    assert len(propose(weeks, opens=opens)) == min(3, len(full))


@given(weeks=weeks, opens=st.sampled_from(OPENINGS))
@settings(max_examples=60, deadline=None)
def test_everybody_is_asked_alike(weeks, opens):
    assert propose(weeks, opens=opens) == propose(weeks, opens=opens)
    assert len(propose(weeks[::-1], opens=opens)) == len(propose(weeks, opens=opens))


def test_slots_are_spread_over_days_and_hours():
    berlin = Week("Europe/Berlin", OFFICE)
    found = propose([berlin, Week("Africa/Lagos", OFFICE)], opens=datetime(2026, 6, 1, 0, 0, tzinfo=UTC))
    assert [start.astimezone(ZoneInfo("Europe/Berlin")).strftime("%a %H") for start in found] == [
        "Mon 10", "Wed 11", "Fri 12",
    ]  # fmt: skip


def test_no_shared_hour_means_no_slot():
    mornings = Week("Europe/Berlin", frozenset({9}))
    evenings = Week("Europe/Berlin", frozenset({18}))
    assert propose([mornings, evenings], opens=OPENINGS[0]) == ()


def test_half_an_hour_in_common_is_no_hour():
    berlin, kolkata = Week("Europe/Berlin", frozenset({9})), Week("Asia/Kolkata", frozenset({13}))
    assert propose([berlin, kolkata], opens=OPENINGS[-1]) == ()
    assert len(propose([berlin, kolkata], opens=OPENINGS[-1], minutes=30)) == 2  # a Monday is in both weeks


@pytest.mark.parametrize(
    ("zone", "day", "skipped", "doubled_on", "doubled"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), date(2026, 10, 25), time(2, 30)),
        ("America/New_York", date(2026, 3, 8), time(2, 0), date(2026, 11, 1), time(1, 0)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 0), date(2026, 4, 5), time(1, 30)),
    ],
)
def test_times_that_clocks_skip_or_show_twice_are_refused(zone, day, skipped, doubled_on, doubled):
    for when, clock in ((day, skipped), (doubled_on, doubled)):
        with pytest.raises(NoSuchTime):
            instant_of(when, clock, zone)


@given(
    zone=st.sampled_from(ZONES), day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    clock=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)  # fmt: skip
def test_an_instant_shows_the_time_that_was_meant(zone, day, clock):
    try:
        at = instant_of(day, clock, zone)
    except NoSuchTime:
        return
    assert at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == datetime.combine(day, clock)
