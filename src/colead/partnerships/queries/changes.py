"""What a member can change about a partnership: pause it, talk with the coordinator, end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from colead.partnerships.models import Member, Pause, Signal
from colead.partnerships.naming import first_names, others
from colead.partnerships.queries.wishes import wish_of
from colead.partnerships.rules import goes_on_without
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.states import PartnershipState
from colead.programmes.models import Appointment, Enrolment
from colead.programmes.states import EnrolmentState, Post


@dataclass(frozen=True)
class Request:
    """A request of one's own that is still open."""

    asked_at: datetime
    due_on: date | None


@dataclass(frozen=True)
class ChangePage:
    """How a partnership stands, for one of its members."""

    key: str
    names: str
    state: str
    is_group: bool
    ends_at: datetime | None  # when one's own wish takes effect
    until: date | None
    request: Request | None
    coordinators: tuple[str, ...]

    @property
    def has_ended(self) -> bool:
        """Tell whether there is nothing to change any more."""
        return self.state == PartnershipState.ENDED


def change_page(mine: Member) -> ChangePage:
    """Answer "what can I change?"; five queries at most."""
    members = list(Member.objects.filter(partnership=mine.partnership_id).select_related("enrolment__person"))
    wish = wish_of(mine)
    pause = Pause.objects.filter(partnership=mine.partnership_id, ended_at=None).first()
    return ChangePage(
        key=mine.partnership.key, names=first_names(others(members, mine)), state=mine.partnership.state,
        is_group=goes_on_without(members), ends_at=wish.due_at if wish else None, until=pause.until if pause else None,
        request=open_request(mine.enrolment),
        coordinators=coordinators_of(mine.enrolment.cohort_id),
    )  # fmt: skip


def open_request(enrolment: Enrolment) -> Request | None:
    """Give the person's own open request for a word; one query."""
    rows = Signal.objects.filter(enrolment=enrolment, kind=SignalKind.WORD, closed_at=None, done_at=None)
    found = rows.values_list("opened_at", "due_on").first()
    return Request(*found) if found else None


def coordinators_of(cohort: int) -> tuple[str, ...]:
    """Name who coordinates a cohort's programme; one query."""
    rows = Appointment.objects.filter(programme__cohorts=cohort, post=Post.COORDINATOR)
    return tuple(rows.order_by("since", "pk").values_list("person__name", flat=True))


@dataclass(frozen=True)
class LeavePage:
    """Whether a person pauses, and until when."""

    is_away: bool
    until: date | None


def leave_page(enrolment: Enrolment) -> LeavePage:
    """Answer "am I pausing?"; one query."""
    pause = Pause.objects.filter(enrolment=enrolment, ended_at=None).first()
    return LeavePage(enrolment.state == EnrolmentState.PAUSED, pause.until if pause else None)
