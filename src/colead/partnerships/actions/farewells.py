"""What happens when a partnership ends or somebody leaves a group; who wanted it is not known here.

Every way to an end comes through here and reads the same to those who are told: the button, the private question
half-way, the coordinator. The caller has locked the partnership.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from colead.kernel.audit import record
from colead.kernel.states import require_move
from colead.partnerships import ending_emails
from colead.partnerships.models import Meeting, Member, Partnership, Pause, Signal
from colead.partnerships.rules import goes_on_without
from colead.partnerships.signal_kinds import BY_EVENT, SignalKind
from colead.partnerships.states import (
    PARTNERSHIP_MOVES,
    EndingCause,
    MeetingState,
    PartnershipKind,
    PartnershipState,
)
from colead.partnerships.workdays import working_days_after

OPEN = (MeetingState.PROPOSED, MeetingState.PLANNED)
CIRCLE_LEAST = 4  # of fewer, the coordinator is asked to fill the circle up or to merge it
CALL_WITHIN = 2  # working days
EARLY = (EndingCause.MEMBERS, EndingCause.COORDINATOR)


def part_ways(member: Member, *, cause: str, at: datetime) -> None:
    """End a pair; let the others of a larger group go on without the member."""
    members = list(Member.objects.filter(partnership=member.partnership_id))
    if goes_on_without(members):
        leave(member, at=at)
    else:
        end(member.partnership, cause=cause, at=at)


def end(partnership: Partnership, *, cause: str, at: datetime) -> None:
    """End a locked partnership for all, and tell everybody in the same neutral words."""
    planned = close(partnership, cause=cause, at=at)
    for member in members_of(partnership):
        ending_emails.ended(member, planned, cause=cause, at=at)


def close(partnership: Partnership, *, cause: str, at: datetime) -> Sequence[Meeting]:
    """End a locked partnership, and give the meetings that have yet to leave the calendars."""
    before = partnership.state
    require_move(PARTNERSHIP_MOVES, partnership.state, PartnershipState.ENDED)
    partnership.state, partnership.ended_at, partnership.ended_by = PartnershipState.ENDED, at, cause
    partnership.save(update_fields=["state", "ended_at", "ended_by"])
    partnership.endings.all().delete()
    Pause.objects.filter(partnership=partnership, ended_at=None).update(ended_at=at)
    record("partnerships.end", partnership, by=None, at=at, cause=cause)
    planned = cancel_open(partnership)
    close_signals(partnership, at=at)
    if cause in EARLY and before != PartnershipState.ALUMNI:
        _ask_for_a_call(partnership, SignalKind.ENDED, at)
    return planned


def leave(member: Member, *, at: datetime) -> None:
    """Let a member leave a group that goes on; a triad of whom two stay is a pair."""
    partnership = member.partnership
    member.left_at = at
    member.save(update_fields=["left_at"])
    staying = members_of(partnership)
    if len(staying) == 2:
        partnership.kind = PartnershipKind.PAIR
        partnership.save(update_fields=["kind"])
    record("partnerships.leave", partnership, by=None, at=at, staying=len(staying))
    planned = list(
        Meeting.objects.select_related("series").filter(partnership=partnership, state=MeetingState.PLANNED)
    )
    ending_emails.left(member, planned, at=at)
    for other in staying:
        ending_emails.one_less(other, staying, at=at)
    if partnership.kind == PartnershipKind.CIRCLE and len(staying) < CIRCLE_LEAST:
        _ask_for_a_call(partnership, SignalKind.SMALL, at)


def members_of(partnership: Partnership) -> list[Member]:
    """List who meets, in the order of their seats."""
    return list(Member.objects.filter(partnership=partnership).select_related("enrolment__person"))


def cancel_open(partnership: Partnership) -> Sequence[Meeting]:
    """Cancel what is still ahead, and give the meetings that stand in calendars."""
    found = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("series")
        .filter(partnership=partnership, state__in=OPEN)
    )
    planned = []
    for meeting in found:
        if meeting.state == MeetingState.PLANNED:
            meeting.calendar_sequence += 1
            planned.append(meeting)
        meeting.state = MeetingState.CANCELLED
        meeting.save(update_fields=["state", "calendar_sequence"])
    return planned


def close_signals(partnership: Partnership, *, at: datetime) -> None:
    """Let the signs about contact go: there is none to have any more."""
    found = Signal.objects.filter(partnership=partnership, closed_at=None)
    found.exclude(kind__in=BY_EVENT).update(closed_at=at)


def _ask_for_a_call(partnership: Partnership, kind: str, at: datetime) -> None:
    """Put the partnership into the coordinators' list, to hear from a person within two working days."""
    facts = {"opened_at": at, "offered_at": at, "due_on": working_days_after(at.date(), CALL_WITHIN)}
    Signal.objects.get_or_create(
        partnership=partnership, kind=kind, closed_at=None, defaults={"cohort_id": partnership.cohort_id, **facts}
    )  # fmt: skip
