"""A peer's home: who their partner is, when they meet, and the one next thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from colead.kernel.prepared import Prepared
from colead.partnerships.models import Ending, Meeting, Member, Partnership
from colead.partnerships.naming import first_names, others
from colead.partnerships.queries.cards import MeetingCard, PartnerCard, meeting_card, partner_card
from colead.partnerships.queries.messages import unread
from colead.partnerships.queries.reasons import NO_WHY, Why, names_for, topics_of, why
from colead.partnerships.queries.rhythm import current_of
from colead.partnerships.queries.wishes import wish_of
from colead.partnerships.states import MeetingState, PartnershipState
from colead.programmes.models import Cohort, Enrolment


@dataclass(frozen=True)
class Calendar:
    """Where in the cohort's time a day is."""

    starts_on: date
    ends_on: date
    week: int  # 0 before it has begun
    weeks: int


@dataclass(frozen=True)
class Beside:
    """Another partnership that the person is in: with whom, and what they are there."""

    key: str
    names: str
    kind: str
    role: str


@dataclass(frozen=True)
class Home:
    """What the page shows. `stage` names the one thing that counts now."""

    stage: str  # waiting, ended, paused, or the stage of the meeting
    calendar: Calendar
    names: str = ""
    partnership: str = ""  # its key
    partners: tuple[PartnerCard, ...] = ()
    meeting: MeetingCard | None = None
    why: Why = NO_WHY
    met: int = 0
    kind: str = ""  # pair, triad or circle
    role: str = ""  # what the person is in it
    beside: tuple[Beside, ...] = ()
    ends_at: datetime | None = None  # when the person's own wish to end it takes effect
    has_new: bool = False  # a message that one has not seen


def home(enrolment: Enrolment, *, at: datetime, partnership: str = "") -> Home:
    """Answer "what is next for me?"; one query while waiting, seven at most with a partner."""
    calendar = calendar_of(enrolment.cohort, at.date())
    everything = _members(enrolment)
    members = next(
        (m for m in everything if m[0].partnership.key == partnership), everything[0] if everything else []
    )
    mine = next((member for member in members if member.enrolment_id == enrolment.pk), None)
    if mine is None:
        return Home("waiting", calendar)
    if mine.partnership.state == PartnershipState.ENDED:
        theirs = others(members, mine)
        return Home("ended", calendar, names=first_names(theirs), partnership=mine.partnership.key)
    seen = _with_partner(mine, members, calendar, at)
    return replace(
        seen, kind=mine.partnership.kind, role=mine.role,
        beside=tuple(_beside(group, enrolment) for group in everything if group is not members and _goes_on(group)),
    )  # fmt: skip


def _beside(members: list[Member], enrolment: Enrolment) -> Beside:
    mine = next(member for member in members if member.enrolment_id == enrolment.pk)
    partnership = mine.partnership
    return Beside(partnership.key, first_names(others(members, mine)), partnership.kind, mine.role)


def _goes_on(members: list[Member]) -> bool:
    return members[0].partnership.state != PartnershipState.ENDED


def calendar_of(cohort: Cohort, day: date) -> Calendar:
    """Say in which week of the cohort a day is."""
    week = (day - cohort.starts_on).days // 7 + 1 if day >= cohort.starts_on else 0
    weeks = (cohort.ends_on - cohort.starts_on).days // 7 + 1
    return Calendar(cohort.starts_on, cohort.ends_on, min(week, weeks) if week else 0, weeks)


def _with_partner(mine: Member, members: Sequence[Member], calendar: Calendar, at: datetime) -> Home:
    theirs = others(members, mine)
    meetings = _meetings(partnership=mine.partnership_id)
    current = current_of(meetings, at=at)
    card = meeting_card(current, mine, at=at) if current else None
    topics = topics_of([mine.enrolment_id, *(member.enrolment_id for member in theirs)])
    zone, when = mine.enrolment.person.time_zone, card.starts_at if card and card.starts_at else at
    return Home(
        stage=_stage(mine.partnership, card),
        calendar=calendar,
        names=first_names(theirs),
        has_new=getattr(mine, "has_new", False),
        partnership=mine.partnership.key,
        partners=tuple(partner_card(member, topics, zone=zone, at=when) for member in theirs),
        meeting=card,
        why=why(mine.partnership, mine, members, names_for(mine.partnership, topics)),
        met=sum(meeting.state == MeetingState.HELD for meeting in meetings),
        ends_at=_wish_ends_at(mine),
    )


def _wish_ends_at(mine: Member) -> datetime | None:
    """Give when the member's own wish takes effect; no query where nobody in the partnership has one."""
    wish = wish_of(mine) if getattr(mine, "has_wishes", False) else None
    return wish.due_at if wish else None


def _stage(partnership: Partnership, card: MeetingCard | None) -> str:
    if partnership.state == PartnershipState.PAUSED:
        return "paused"
    return card.stage if card else "choose"


def _members(enrolment: Enrolment) -> list[list[Member]]:
    """Give everybody in each of the person's partnerships of this cohort, the latest and the living ones first."""
    found: dict[int, list[Member]] = {}
    for row in _seats(enrolment=enrolment.pk):
        found.setdefault(row.partnership_id, []).append(row)
    ranked = sorted(found.items(), key=lambda item: (_goes_on(item[1]), item[0]), reverse=True)
    return [members for _pk, members in ranked]


_seats = Prepared(
    lambda enrolment: (
        Member.objects.filter(partnership__members__enrolment=enrolment, partnership__members__left_at=None)
        .annotate(has_wishes=Exists(Ending.objects.filter(partnership=OuterRef("partnership"))))
        .select_related("partnership__proposal", "partnership__cohort", "enrolment__person__directory_entry")
        .annotate(has_new=Exists(unread(OuterRef)))
        .order_by("position", "pk")
    )
)
_meetings = Prepared(lambda partnership: Meeting.objects.filter(partnership=partnership))
