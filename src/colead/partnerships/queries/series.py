"""The days of a series before it is planned: who is away, on whose clock what it is, where the clocks change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from colead.pairing.models import Profile
from colead.partnerships.models import Absence, Break, Meeting, Member, Partnership
from colead.partnerships.queries.suggestions import times_for_next
from colead.partnerships.recurrence import DaysOff, Occurrence, occurrences
from colead.partnerships.slots import Week, suits_all
from colead.partnerships.states import MeetingState


@dataclass(frozen=True)
class Rule:
    """At which hour, from which day, how often and for how long."""

    first_day: date
    clock: time
    every_days: int
    minutes: int


@dataclass(frozen=True)
class DayLine:
    """One day of the series; `value` is empty where it cannot be planned."""

    day: date
    value: str
    starts_at: datetime | None
    note: str
    is_wanted: bool
    clocks: str  # what it is on the others' clocks


@dataclass(frozen=True)
class _Table:
    """What the days of a rule are compared with."""

    rule: Rule
    others: tuple[Member, ...]
    weeks: list[Week]
    planned: set[datetime | None]
    at: datetime


def usual_rule(partnership: Partnership, *, zone: str, at: datetime) -> Rule:
    """Suggest a rule: the hour of the last meeting, else the first time that suits everybody; up to five queries."""
    programme = partnership.cohort.programme
    last = (
        Meeting.objects.filter(partnership=partnership).exclude(starts_at=None).order_by("starts_at").last()
    )
    every = timedelta(days=programme.cadence_days)
    if last is not None and last.starts_at is not None:
        start = last.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + every
        while start.date() <= at.astimezone(ZoneInfo(zone)).date():
            start += every
        return Rule(start.date(), start.time(), programme.cadence_days, last.minutes)
    blank = Meeting(partnership=partnership, minutes=programme.meeting_minutes)
    slots = times_for_next(blank, at=at - every)
    begin = (slots[0].starts_at if slots else at + timedelta(days=2)).astimezone(ZoneInfo(zone))
    clock = begin.time() if slots else time(10)
    return Rule(begin.date(), clock, programme.cadence_days, programme.meeting_minutes)


def days_of(
    partnership: Partnership, rule: Rule, *, mine: Member, zone: str, at: datetime
) -> tuple[DayLine, ...]:
    """List the days of a rule until the cohort ends; five queries."""
    members = list(Member.objects.filter(partnership=partnership).select_related("enrolment__person"))
    off = days_off_of(partnership, members, mine)
    found = occurrences(
        rule.first_day,
        rule.clock,
        zone,
        every_days=rule.every_days,
        until=partnership.cohort.ends_on,
        off=off,
    )
    planned = set(
        Meeting.objects.filter(partnership=partnership, state=MeetingState.PLANNED).values_list(
            "starts_at", flat=True
        )
    )
    table = _Table(rule, tuple(one for one in members if one.pk != mine.pk), _weeks(members), planned, at)
    return tuple(_line(one, table) for one in found)


def days_off_of(partnership: Partnership, members: Sequence[Member], mine: Member) -> list[DaysOff]:
    """List the cohort's breaks and when members are away; two queries."""
    breaks = Break.objects.filter(cohort=partnership.cohort_id)
    away = Absence.objects.filter(enrolment__in=[one.enrolment_id for one in members])
    names = {one.enrolment_id: one.enrolment.person.first_name for one in members}
    return [DaysOff(one.first_day, one.last_day, one.name) for one in breaks] + [
        DaysOff(
            one.first_day, one.last_day,
            gettext("You are away") if one.enrolment_id == mine.enrolment_id
            else gettext("%(name)s is away") % {"name": names[one.enrolment_id]},
        )
        for one in away
    ]  # fmt: skip


def _weeks(members: Sequence[Member]) -> list[Week]:
    rows = Profile.objects.filter(enrolment__in=[one.enrolment_id for one in members])
    return [
        Week(zone, frozenset(hours))
        for zone, hours in rows.values_list("enrolment__person__time_zone", "free_hours")
        if hours
    ]


def _line(one: Occurrence, table: _Table) -> DayLine:
    can_be = one.starts_at is not None and one.starts_at > table.at and one.starts_at not in table.planned
    return DayLine(
        day=one.day, value=one.starts_at.isoformat() if can_be and one.starts_at else "", starts_at=one.starts_at,
        note=_note(one, table), is_wanted=can_be and not one.off, clocks=_clocks(one, table.others),
    )  # fmt: skip


def _note(one: Occurrence, table: _Table) -> str:
    if one.off:
        return one.off
    if one.starts_at is None:
        return gettext("The clocks change at that hour. Plan this one by itself.")
    if one.starts_at in table.planned:
        return gettext("Planned already")
    if one.starts_at <= table.at:
        return gettext("Has passed")
    suits = suits_all(table.weeks, one.starts_at, table.rule.minutes)
    return "" if suits else gettext("Outside somebody’s usual hours")


def _clocks(one: Occurrence, others: Sequence[Member]) -> str:
    """Say what the hour is on the others' clocks."""
    if one.starts_at is None:
        return ""
    shown = []
    for member in others:
        local = one.starts_at.astimezone(ZoneInfo(member.enrolment.person.time_zone))
        shown.append(f"{member.enrolment.person.first_name} {local:%H:%M}")
    return ", ".join(shown)
