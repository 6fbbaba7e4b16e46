"""A meeting's page: the guide, one's own worksheet, the partners' as they let each other read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from colead.partnerships import guides
from colead.partnerships.guides import Words
from colead.partnerships.models import Meeting, Member, Taps, Worksheet
from colead.partnerships.naming import first_names
from colead.partnerships.queries.cards import MeetingCard, meeting_card
from colead.partnerships.rules import may_change, may_read_partners_worksheet
from colead.partnerships.states import MeetingState

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sheet:
    """A worksheet; `version` tells the next save what was on the page."""

    name: str = ""
    help_wanted: str = ""
    tried: str = ""
    worth_it: str = ""
    next_step: str = ""
    version: int = 0
    saved_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been written yet."""
        return not (self.help_wanted or self.tried or self.worth_it)


@dataclass(frozen=True)
class StepLine:
    """One step of the guide, for one reader: `whose` is mine, theirs or empty for everybody's."""

    minutes: int
    title: Words
    advice: Words
    whose: str
    asker: str


@dataclass(frozen=True)
class Clock:
    """The guide's clock. It is live from an hour before the meeting until an hour after it."""

    started_at: datetime | None
    can_start: bool
    is_live: bool


@dataclass(frozen=True)
class OwnTaps:
    """What the reader tapped."""

    held: bool
    useful: str
    balance: str


@dataclass(frozen=True)
class MeetingPage:
    """What the page shows."""

    card: MeetingCard
    names: str
    can_change: bool
    steps: tuple[StepLine, ...]
    clock: Clock
    mine: Sheet
    theirs: tuple[Sheet, ...]
    last_step: str
    taps: OwnTaps | None


def meeting_page(meeting: Meeting, mine: Member, *, at: datetime) -> MeetingPage:
    """Answer "what do we do in this hour?" for one member; three to five queries."""
    members = members_of(meeting)
    theirs = [member for member in members if member.pk != mine.pk]
    sheets = _sheets(meeting)
    shared = theirs if may_read_partners_worksheet(meeting.partnership) else []
    before = sheets.get((meeting.number - 1, mine.pk), Sheet())
    return MeetingPage(
        card=meeting_card(meeting, mine, at=at),
        names=first_names(theirs),
        can_change=may_change(meeting.partnership),
        steps=guide_of(meeting, members, mine),
        clock=clock_of(meeting, at=at),
        mine=sheets.get((meeting.number, mine.pk), Sheet()),
        theirs=tuple(
            sheets.get((meeting.number, m.pk), Sheet(m.enrolment.person.first_name)) for m in shared
        ),
        last_step=before.next_step,
        taps=_taps(meeting, mine),
    )


def clock_of(meeting: Meeting, *, at: datetime) -> Clock:
    """Say how the clock stands, and whether it may be started; no query."""
    planned = meeting.state in (MeetingState.PLANNED, MeetingState.HELD)
    is_live = (
        planned
        and meeting.starts_at is not None
        and meeting.starts_at - HOUR <= at < meeting.starts_at + timedelta(minutes=meeting.minutes) + HOUR
    )
    return Clock(
        meeting.timer_started_at, planned and may_change(meeting.partnership) and (is_live or not _is_over(meeting, at)), is_live
    )  # fmt: skip


def _is_over(meeting: Meeting, at: datetime) -> bool:
    return meeting.ends_at is not None and meeting.ends_at <= at


def members_of(meeting: Meeting) -> list[Member]:
    """List who meets, in the order of the guide."""
    return list(Member.objects.filter(partnership=meeting.partnership_id).select_related("enrolment__person"))


def own_sheet(meeting: Meeting, mine: Member) -> Sheet:
    """Give the member's own worksheet; one query."""
    found = Worksheet.objects.filter(meeting=meeting, member=mine).first()
    return _sheet(found, mine.enrolment.person.first_name) if found else Sheet()


def guide_of(meeting: Meeting, members: Sequence[Member], mine: Member) -> tuple[StepLine, ...]:
    """Lay the guide out for one member; no query."""
    steps = guides.reciprocal_hour(len(members), minutes=meeting.minutes, number=meeting.number)
    return tuple(_line(step, members, mine) for step in steps)


def _line(step: guides.Step, members: Sequence[Member], mine: Member) -> StepLine:
    if step.asker is None:
        return StepLine(step.minutes, step.title, step.advice, "", "")
    asker = members[step.asker]
    whose = "mine" if asker.pk == mine.pk else "theirs"
    return StepLine(step.minutes, step.title, step.advice, whose, asker.enrolment.person.first_name)


def _sheets(meeting: Meeting) -> dict[tuple[int, int], Sheet]:
    """Load the worksheets of this meeting and the one before, by meeting number and member."""
    rows = Worksheet.objects.filter(
        meeting__partnership=meeting.partnership_id, meeting__number__in=[meeting.number - 1, meeting.number]
    ).select_related("meeting", "member__enrolment__person")
    return {
        (row.meeting.number, row.member_id): _sheet(row, row.member.enrolment.person.first_name)
        for row in rows
    }


def _sheet(row: Worksheet, name: str) -> Sheet:
    return Sheet(name, row.help_wanted, row.tried, row.worth_it, row.next_step, row.version, row.saved_at)


def _taps(meeting: Meeting, mine: Member) -> OwnTaps | None:
    found = Taps.objects.filter(meeting=meeting, member=mine).first()
    return OwnTaps(found.held, found.useful, found.balance) if found else None
