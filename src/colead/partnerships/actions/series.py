"""Meetings planned together: a series at one hour, moved and cancelled from one meeting on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import emails
from colead.partnerships.actions.meetings import NothingToMove
from colead.partnerships.actions.planning import give_reason, settle
from colead.partnerships.actions.seats import begin
from colead.partnerships.actions.tables import sit_down
from colead.partnerships.models import Meeting, Partnership, Series
from colead.partnerships.recurrence import MOST, instant_or_none
from colead.partnerships.states import MeetingState
from colead.partnerships.uids import new_uid
from colead.people.models import Person

LONGEST_PAUSE = 91  # days between two meetings of a series


class NoTimes(Refused):
    code = "series.no_times"
    sentence = _("Choose at least one time.")


class TooMany(Refused):
    code = "series.too_many"
    sentence = _("Plan at most 26 meetings at once. More can follow later.")


class NoRhythm(Refused):
    code = "series.rhythm"
    sentence = _("A series repeats every 1 to 91 days. Choose a number between them.")


class NotOneHour(Refused):
    code = "series.not_one_hour"
    sentence = _("The times of a series are at one hour, so many days apart. Look at them again.")


class PlannedMeanwhile(Refused):
    code = "series.planned_meanwhile"
    sentence = _("One of these times has been planned in the meantime. The list shows it.")


class ClockChanges(Refused):
    code = "series.clock_changes"
    sentence = _(
        "On one of the days the clocks change at that hour. Choose another hour, or move that one by itself."
    )


@transaction.atomic
def plan(
    *, partnership: Partnership, starts: Sequence[datetime], every_days: int, minutes: int, place: str, by: Person, at: datetime
) -> Series:  # fmt: skip
    """Plan several meetings at once, in one calendar entry; sending the same form twice plans them once."""
    table = sit_down(partnership, by=by)
    if already := _planned_already(table.partnership, starts):
        return already
    times = _checked(starts, every_days, by.time_zone)
    series = Series.objects.create(
        partnership=table.partnership, every_days=every_days, time_zone=by.time_zone, calendar_uid=new_uid(), created_at=at
    )  # fmt: skip
    meetings = _open_meetings(table.partnership, len(times), at)
    for meeting, starts_at in zip(meetings, times, strict=True):
        meeting.series, meeting.recurs_at = series, starts_at
        settle(meeting, starts_at, minutes, place, zone=by.time_zone, by=by, at=at)
    record("series.plan", series, by=by, at=at, count=len(times), every_days=every_days)
    emails.planned_series(series, meetings, table.members, moved=False, by=by, at=at)
    return series


@transaction.atomic
def move_following(
    *, meeting: Meeting, starts_at: datetime, minutes: int, place: str, by: Person, at: datetime, reason: str = ""
) -> list[Meeting]:  # fmt: skip
    """Move a meeting of a series and all that follow it by as many days, to the same hour."""
    locked, members, mine = begin(meeting, by=by)
    following = _following(locked)
    series = locked.series
    if series is None or not following or locked.starts_at is None:
        raise NothingToMove
    zone = ZoneInfo(by.time_zone)
    wanted = starts_at.astimezone(zone)
    days = wanted.date() - locked.starts_at.astimezone(zone).date()
    kept = locked.place
    for one in following:
        new = _shifted(one, days.days, wanted, by.time_zone) if one.pk != locked.pk else starts_at
        settle(one, new, minutes, one.place if place == kept else place, zone=by.time_zone, by=by, at=at)
    give_reason(following[0], mine, reason, at=at)
    record("series.move", series, by=by, at=at, count=len(following))
    emails.planned_series(
        series, following, members, moved=True, by=by, at=at, explained=bool(reason.strip())
    )
    return following


@transaction.atomic
def cancel_following(*, meeting: Meeting, by: Person, at: datetime, reason: str = "") -> list[Meeting]:
    """Cancel a meeting of a series and all that follow it."""
    locked, members, mine = begin(meeting, by=by)
    following = _following(locked)
    if locked.series is None or not following:
        raise NothingToMove
    for one in following:
        one.state = MeetingState.CANCELLED
        one.calendar_sequence += 1
        one.save(update_fields=["state", "calendar_sequence"])
        record("meetings.cancel", one, by=by, at=at)
    give_reason(following[0], mine, reason, at=at)
    emails.cancelled(following, members, explained=bool(reason.strip()), by=by, at=at)
    return following


def _planned_already(partnership: Partnership, starts: Sequence[datetime]) -> Series | None:
    """Give the series that holds all of these times already; refuses where some are taken and others are not."""
    rows = Meeting.objects.filter(partnership=partnership, state=MeetingState.PLANNED, starts_at__in=starts)
    found = list(rows.select_related("series"))
    if not found:
        return None
    if len(found) < len(set(starts)) or found[0].series is None:
        raise PlannedMeanwhile
    return found[0].series


def _checked(starts: Sequence[datetime], every_days: int, zone: str) -> list[datetime]:
    """Refuse what is no series: its times are at one hour of the planner's clock, a multiple of its days apart."""
    times = sorted(set(starts))
    if not times:
        raise NoTimes
    if len(times) > MOST:
        raise TooMany
    if not 1 <= every_days <= LONGEST_PAUSE:
        raise NoRhythm
    local = [one.astimezone(ZoneInfo(zone)) for one in times]
    if len({one.time() for one in local}) > 1 or any(
        (one.date() - local[0].date()).days % every_days for one in local
    ):
        raise NotOneHour
    return times


def _open_meetings(partnership: Partnership, count: int, at: datetime) -> list[Meeting]:
    """Give the meeting that has no time yet, where there is one, and new ones after all there are."""
    waiting = Meeting.objects.filter(partnership=partnership, state=MeetingState.PROPOSED).last()
    last = Meeting.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    found = [waiting] if waiting else []
    found += [
        Meeting(partnership=partnership, number=last + 1 + n, calendar_uid=new_uid(), created_at=at)
        for n in range(count - len(found))
    ]
    for one in found:
        one.partnership = partnership
    return found


def _following(meeting: Meeting) -> list[Meeting]:
    """Lock the planned meetings of a series from this one on."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "partnership__cohort__programme", "series"
    )
    return list(
        rows.filter(
            series=meeting.series_id, state=MeetingState.PLANNED, starts_at__gte=meeting.starts_at
        ).order_by("starts_at")
        if meeting.series_id and meeting.state == MeetingState.PLANNED
        else []
    )


def _shifted(meeting: Meeting, days: int, wanted: datetime, zone: str) -> datetime:
    before = meeting.starts_at or wanted  # what is planned has a time
    day = before.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    found = instant_or_none(day, wanted.time(), zone)
    if found is None:
        raise ClockChanges
    return found
