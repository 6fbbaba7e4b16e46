"""The clock of a meeting's guide: one for everybody, kept on the server, so that two phones show the same step.

What is stored is when the guide began. A pause moves that on by its length; a step cut short moves it back.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions.seats import begin
from colead.partnerships.models import Meeting
from colead.partnerships.queries.guides import elapsed_of, latest_version, minutes_of
from colead.partnerships.states import MeetingState
from colead.people.models import Person

RUNS_IN = (MeetingState.PLANNED, MeetingState.HELD)


class NoClock(Refused):
    code = "timers.no_clock"
    sentence = _("There is no clock for this meeting now. Set a time first.")


@transaction.atomic
def start(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Start the guide for everybody; where a partner was quicker, theirs goes on running."""
    locked = _open(meeting, by)
    if locked.timer_started_at is not None:
        return locked
    return _begin(locked, by=by, at=at)


@transaction.atomic
def restart(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Set the guide back to its beginning and start it."""
    return _begin(_open(meeting, by), by=by, at=at)


@transaction.atomic
def pause(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Stop the clock where it is; pausing twice is pausing once."""
    locked = _open(meeting, by)
    if locked.timer_started_at is None or locked.timer_paused_at is not None:
        return locked
    locked.timer_paused_at = max(at, locked.timer_started_at)
    return _keep(locked, "meetings.pause_timer", by=by, at=at)


@transaction.atomic
def resume(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """Go on where the clock was stopped."""
    locked = _open(meeting, by)
    if locked.timer_started_at is None or locked.timer_paused_at is None:
        return locked
    locked.timer_started_at += max(at - locked.timer_paused_at, timedelta())
    locked.timer_paused_at = None
    return _keep(locked, "meetings.resume_timer", by=by, at=at)


@transaction.atomic
def go_to(*, meeting: Meeting, step: int, showing: int, by: Person, at: datetime) -> Meeting:
    """Go to the beginning of a step. `showing` is the one on the page: when both press, it is one step and not two."""
    locked = _open(meeting, by)
    steps = minutes_of(locked)
    if locked.timer_started_at is None or not 0 <= step <= len(steps):
        return locked
    if elapsed_of(locked, steps, at=at).step != showing:
        return locked
    gone = timedelta(minutes=sum(steps[:step]))
    locked.timer_started_at = (locked.timer_paused_at or at) - gone
    return _keep(locked, "meetings.move_timer", by=by, at=at)


def _open(meeting: Meeting, by: Person) -> Meeting:
    locked, _members, _mine = begin(meeting, by=by)
    if locked.state not in RUNS_IN:
        raise NoClock
    return locked


def _begin(meeting: Meeting, *, by: Person, at: datetime) -> Meeting:
    meeting.timer_started_at, meeting.timer_paused_at = at, None
    meeting.guide_version = latest_version(meeting)
    return _keep(meeting, "meetings.start_timer", by=by, at=at)


def _keep(meeting: Meeting, event: str, *, by: Person, at: datetime) -> Meeting:
    meeting.save(update_fields=["timer_started_at", "timer_paused_at", "guide_version"])
    record(event, meeting, by=by, at=at)
    return meeting
