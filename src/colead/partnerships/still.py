"""Whether an e-mail about a partnership still calls for anything, asked right before it goes."""

from __future__ import annotations

from datetime import datetime

from colead.partnerships.models import Agreement, CheckIn, Meeting, Signal, Signature, Taps
from colead.partnerships.states import MeetingState, PartnershipState

ACTIVE = {"partnership__state": PartnershipState.ACTIVE}


def is_ahead(meeting: str, person: str, at: datetime) -> bool:
    """Tell whether the meeting is still to come, so that preparing it makes sense."""
    return Meeting.objects.filter(
        key=meeting, state=MeetingState.PLANNED, starts_at__gt=at, **ACTIVE
    ).exists()


def lacks_taps(meeting: str, person: str, at: datetime) -> bool:
    """Tell whether the meeting is over and the person's taps are missing."""
    is_over = Meeting.objects.filter(key=meeting, ends_at__lte=at, **ACTIVE).exclude(
        state=MeetingState.CANCELLED
    )
    given = Taps.objects.filter(meeting__key=meeting, member__enrolment__person__key=person)
    return is_over.exists() and not given.exists()


def lacks_signature(agreement: str, person: str, at: datetime) -> bool:
    """Tell whether the agreement still waits for the person."""
    is_open = Agreement.objects.filter(key=agreement, agreed_at=None, **ACTIVE)
    given = Signature.objects.filter(agreement__key=agreement, member__enrolment__person__key=person)
    return is_open.exists() and not given.exists()


def is_still_a_sign(signal: str, person: str, at: datetime) -> bool:
    """Tell whether what a nudge is about has not gone away meanwhile."""
    return Signal.objects.filter(key=signal, closed_at=None, done_at=None, **ACTIVE).exists()


def is_still_asked(check_in: str, person: str, at: datetime) -> bool:
    """Tell whether a question about how it is going is still open; whether it was answered is not looked at."""
    return CheckIn.objects.filter(key=check_in, closes_at__gt=at, settled_at=None).exists()
