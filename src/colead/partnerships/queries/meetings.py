"""A meeting's page: the guide, one's own worksheet, the partners' as they let each other read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from colead.kernel.prepared import Prepared
from colead.partnerships.models import CalendarAnswer, Meeting, Member, Reason, Taps, Worksheet
from colead.partnerships.naming import first_names, participants
from colead.partnerships.queries.attendance import AttendanceOfMeeting, attendance_of
from colead.partnerships.queries.cards import MeetingCard, meeting_card
from colead.partnerships.queries.guides import GuidePage, elapsed_of, guide_page
from colead.partnerships.rules import may_change, may_read_partners_worksheet, may_write_in_meetings
from colead.partnerships.states import MeetingState, PartnershipKind
from colead.programmes.models import Competency

HOUR = timedelta(hours=1)
LOOK_BACK = 6  # meetings, for the step of the last one that had any


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
class Clock:
    """The guide's clock. It is live from an hour before the meeting until an hour after it."""

    started_at: datetime | None
    paused_at: datetime | None
    can_start: bool
    is_live: bool
    seconds: int  # that it has been running
    step: int  # where it is; as many as there are when it is over
    steps: int
    mark: str  # changes whenever somebody has touched the clock or the guide

    @property
    def is_running(self) -> bool:
        """Tell whether it has been started and goes on."""
        return self.started_at is not None and self.paused_at is None and not self.is_over

    @property
    def is_over(self) -> bool:
        """Tell whether the last step is over."""
        return self.started_at is not None and self.step >= self.steps

    @property
    def next_step(self) -> int:
        """Give the step after this one."""
        return min(self.step + 1, self.steps)


@dataclass(frozen=True)
class OwnTaps:
    """What the reader tapped."""

    held: bool
    useful: str
    balance: str
    next_step: str
    topic: str
    airtime: str


@dataclass(frozen=True)
class MeetingPage:
    """What the page shows."""

    card: MeetingCard
    names: str
    can_change: bool
    guide: GuidePage
    clock: Clock
    mine: Sheet
    theirs: tuple[Sheet, ...]
    last_step: str
    taps: OwnTaps | None
    is_circle: bool
    writes: bool  # has a worksheet and taps: whoever facilitates has none
    attendance: AttendanceOfMeeting | None


def meeting_page(meeting: Meeting, mine: Member, *, at: datetime) -> MeetingPage:
    """Answer "what do we do in this hour?" for one member; three to five queries."""
    members = members_of(meeting)
    theirs = [member for member in members if member.pk != mine.pk]
    sheets = _sheets(meeting, members)
    writes = may_write_in_meetings(mine)
    shared = participants(theirs) if writes and may_read_partners_worksheet(meeting.partnership) else []
    is_circle = meeting.partnership.kind == PartnershipKind.CIRCLE
    taps = _taps(meeting, mine)
    before = _latest_step(sheets, meeting, mine)
    guide = guide_page(meeting, members, mine)
    return MeetingPage(
        card=meeting_card(meeting, mine, at=at, answered=taps is not None),
        names=first_names(theirs),
        can_change=may_change(meeting.partnership),
        guide=guide,
        clock=clock_of(meeting, guide, at=at),
        mine=sheets.get((meeting.number, mine.pk), Sheet()),
        theirs=tuple(
            sheets.get((meeting.number, m.pk), Sheet(m.enrolment.person.first_name)) for m in shared
        ),
        last_step=before,
        taps=taps,
        is_circle=is_circle,
        writes=writes,
        attendance=attendance_of(meeting, members, mine, at=at) if is_circle else None,
    )


def clock_of(meeting: Meeting, guide: GuidePage, *, at: datetime) -> Clock:
    """Say how the clock stands, and whether it may be started; no query."""
    planned = meeting.state in (MeetingState.PLANNED, MeetingState.HELD)
    is_live = (
        planned
        and meeting.starts_at is not None
        and meeting.starts_at - HOUR <= at < meeting.starts_at + timedelta(minutes=meeting.minutes) + HOUR
    )
    gone = elapsed_of(meeting, [step.minutes for step in guide.steps], at=at)
    return Clock(
        started_at=meeting.timer_started_at, paused_at=meeting.timer_paused_at,
        can_start=planned and may_change(meeting.partnership) and (is_live or not _is_over(meeting, at)),
        is_live=is_live, seconds=gone.seconds, step=gone.step, steps=len(guide.steps), mark=_mark(meeting, guide),
    )  # fmt: skip


def _mark(meeting: Meeting, guide: GuidePage) -> str:
    """Sum up what the page of the clock depends on, so that a phone that has it already is sent nothing."""
    steps = [(step.minutes, str(step.title), str(step.advice), step.asker) for step in guide.steps]
    facts = (meeting.timer_started_at, meeting.timer_paused_at, meeting.state, guide.code, steps)
    return sha256(repr(facts).encode()).hexdigest()[:16]


def _is_over(meeting: Meeting, at: datetime) -> bool:
    return meeting.ends_at is not None and meeting.ends_at <= at


def members_of(meeting: Meeting) -> list[Member]:
    """List who meets, in the order of the guide; no query for a meeting that came through `access`."""
    return list(meeting.partnership.members.all())


@dataclass(frozen=True)
class Proposed:
    """A time that somebody's calendar proposes instead."""

    name: str
    value: str
    starts_at: datetime


@dataclass(frozen=True)
class Said:
    """Why somebody changed the meeting."""

    name: str
    text: str


def proposed_times(meeting: Meeting, members: Sequence[Member], *, at: datetime) -> tuple[Proposed, ...]:
    """List the times that calendars propose instead of the one there is; one query."""
    rows = CalendarAnswer.objects.filter(meeting=meeting, proposes_at__gt=at)
    names = {member.pk: member.enrolment.person.first_name for member in members}
    return tuple(
        Proposed(names[row.member_id], row.proposes_at.isoformat(), row.proposes_at)
        for row in rows
        if row.proposes_at and row.member_id in names
    )


def reason_of(meeting: Meeting, members: Sequence[Member]) -> Said | None:
    """Say why a meeting was changed, where somebody said so; one query."""
    found = Reason.objects.filter(meeting=meeting).last()
    names = {member.pk: member.enrolment.person.first_name for member in members}
    return Said(names[found.member_id], found.text) if found and found.member_id in names else None


def own_sheet(meeting: Meeting, mine: Member) -> Sheet:
    """Give the member's own worksheet; one query."""
    found = Worksheet.objects.filter(meeting=meeting, member=mine).first()
    return _sheet(found, mine.enrolment.person.first_name) if found else Sheet()


def _sheets(meeting: Meeting, members: Sequence[Member]) -> dict[tuple[int, int], Sheet]:
    """Load the worksheets of this meeting and those shortly before it, by meeting number and member."""
    names = {member.pk: member.enrolment.person.first_name for member in members}
    rows = _worksheets(
        partnership=meeting.partnership_id, first=meeting.number - LOOK_BACK, last=meeting.number
    )
    return {
        (number, member): Sheet(names.get(member, ""), wanted, tried, worth_it, step, version, saved_at)
        for number, member, wanted, tried, worth_it, step, version, saved_at in rows
    }


_worksheets = Prepared(
    lambda partnership, first, last: Worksheet.objects.filter(
        meeting__partnership=partnership, meeting__number__gte=first, meeting__number__lte=last
    ).values_list(
        "meeting__number", "member", "help_wanted", "tried", "worth_it", "next_step", "version", "saved_at"
    )
)


def _latest_step(sheets: dict[tuple[int, int], Sheet], meeting: Meeting, mine: Member) -> str:
    """Give the member's latest next step, also over a meeting that was cancelled in between."""
    earlier = (sheets.get((meeting.number - back, mine.pk)) for back in range(1, LOOK_BACK + 1))
    return next((sheet.next_step for sheet in earlier if sheet and sheet.next_step), "")


def _sheet(row: Worksheet, name: str) -> Sheet:
    return Sheet(name, row.help_wanted, row.tried, row.worth_it, row.next_step, row.version, row.saved_at)


def _taps(meeting: Meeting, mine: Member) -> OwnTaps | None:
    found = _own_taps.first(meeting=meeting.pk, member=mine.pk)
    return OwnTaps(*found) if found else None


_own_taps = Prepared(
    lambda meeting, member: Taps.objects.filter(meeting=meeting, member=member).values_list(
        "held", "useful", "balance", "next_step", "topic", "airtime"
    )
)


def topics_of_taps(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """List what a meeting may have been about, by code and name; one query."""
    return tuple(_topics(programme=meeting.partnership.cohort.programme_id))


_topics = Prepared(
    lambda programme: Competency.objects.filter(programme=programme).values_list("code", "name")
)
