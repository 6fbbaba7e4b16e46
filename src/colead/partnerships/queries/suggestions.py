"""Times for a meeting that is moved or comes next, from everybody's week and what they have planned already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from colead.pairing.models import Profile
from colead.partnerships.models import Absence, Break, Meeting, Partnership
from colead.partnerships.queries.cards import SlotLine
from colead.partnerships.slots import Span, Week, propose
from colead.partnerships.states import MeetingState

NOTICE = timedelta(hours=20)
EARLIER = timedelta(days=3)  # how much before its turn the next meeting may be


def times_to_move_to(meeting: Meeting, *, at: datetime) -> tuple[SlotLine, ...]:
    """Suggest other times for a meeting that has one, or has none any more; the one it has is not among them."""
    return _suggest(meeting, opens=at + NOTICE)


def times_for_next(meeting: Meeting, *, at: datetime) -> tuple[SlotLine, ...]:
    """Suggest times for the meeting after this one, from shortly before its turn by the programme's cadence."""
    cadence = timedelta(days=meeting.partnership.cohort.programme.cadence_days)
    turn = (meeting.starts_at or at) + cadence - EARLIER
    return _suggest(meeting, opens=max(at + NOTICE, turn))


def _suggest(meeting: Meeting, *, opens: datetime) -> tuple[SlotLine, ...]:
    """Give up to three times; five queries."""
    enrolments = list(meeting.partnership.members.values_list("enrolment_id", flat=True))
    weeks = _weeks(enrolments)
    if len(weeks) < len(enrolments):
        return ()  # somebody's week is not known
    length = timedelta(minutes=meeting.minutes)
    starts = propose(
        weeks,
        opens=opens,
        minutes=meeting.minutes,
        busy=[*_planned(enrolments, since=opens), *_away(meeting.partnership, enrolments)],
    )
    return tuple(SlotLine(start.isoformat(), start, start + length) for start in starts)


def _away(partnership: Partnership, enrolments: Sequence[int]) -> list[Span]:
    """Find the days on which one of them is away, by that person's clock, or the cohort does not meet."""
    absences = Absence.objects.filter(enrolment__in=enrolments)
    days = [
        *absences.values_list("first_day", "last_day", "enrolment__person__time_zone"),
        *((*span, "UTC") for span in Break.objects.filter(cohort=partnership.cohort_id).values_list("first_day", "last_day")),
    ]  # fmt: skip
    return [(_midnight(first, zone), _midnight(last + timedelta(days=1), zone)) for first, last, zone in days]


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def weeks_of(partnership: Partnership) -> list[Week]:
    """Give everybody's free hours, nobody's where one of them has never said; two queries."""
    enrolments = list(partnership.members.values_list("enrolment_id", flat=True))
    weeks = _weeks(enrolments)
    return weeks if len(weeks) == len(enrolments) else [Week("UTC", frozenset())]


def _weeks(enrolments: Sequence[int]) -> list[Week]:
    rows = Profile.objects.filter(enrolment__in=enrolments).order_by("enrolment_id")
    return [
        Week(zone, frozenset(hours))
        for zone, hours in rows.values_list("enrolment__person__time_zone", "free_hours")
    ]


def _planned(enrolments: Sequence[int], *, since: datetime) -> list[Span]:
    """Find when any of them has a meeting already, with whomever; only the times leave this query."""
    people = Profile.objects.filter(enrolment__in=enrolments).values("enrolment__person")
    found = Meeting.objects.filter(
        partnership__members__enrolment__person__in=people, state=MeetingState.PLANNED, ends_at__gt=since
    )
    return [
        (start, end) for start, end in found.values_list("starts_at", "ends_at").distinct() if start and end
    ]
