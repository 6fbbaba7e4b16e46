"""What a member may know of a partner, and how their latest meeting stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from colead.kernel.prepared import Prepared
from colead.pairing.states import Urgency
from colead.partnerships.clocks import ahead_words, minutes_ahead
from colead.partnerships.models import Meeting, Member, Slot, Taps
from colead.partnerships.queries.reasons import Topics
from colead.partnerships.states import MeetingState
from colead.people.models import DirectoryEntry

NEAR = timedelta(days=6)  # so near that the weekday alone says which day


@dataclass(frozen=True)
class Wish:
    """What a partner asked help with, and their sentence about it."""

    name: str
    urgency: str
    sentence: str


@dataclass(frozen=True)
class Offer:
    """What a partner offers, and where they have shown it."""

    name: str
    evidence: str


@dataclass(frozen=True)
class PartnerCard:
    """A partner, as their partners may know them."""

    name: str
    first_name: str
    initials: str
    picture: str
    job: str
    clock: str
    wishes: tuple[Wish, ...]
    offers: tuple[Offer, ...]
    role: str = ""


@dataclass(frozen=True)
class SlotLine:
    """A proposed time."""

    key: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class MeetingCard:
    """A meeting; `stage` is choose, planned, now, over, held, missed or cancelled."""

    key: str
    number: int
    stage: str
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    place: str
    is_near: bool
    answered: bool
    slots: tuple[SlotLine, ...]


def meeting_card(
    meeting: Meeting, mine: Member, *, at: datetime, answered: bool | None = None
) -> MeetingCard:
    """Say how a meeting stands; one query where it has proposed times or, unless it is known who answered, is over."""
    stage = stage_of(meeting, at)
    return MeetingCard(
        key=meeting.key, number=meeting.number, stage=stage, starts_at=meeting.starts_at,
        ends_at=meeting.ends_at, minutes=meeting.minutes, place=meeting.place,
        is_near=meeting.starts_at is not None and at <= meeting.starts_at <= at + NEAR,
        answered=stage in ("over", "held", "missed") and (
            bool(_taps(meeting=meeting.pk, member=mine.pk)) if answered is None else answered
        ),
        slots=slots_of(meeting, at=at) if stage == "choose" else (),
    )  # fmt: skip


def slots_of(meeting: Meeting, *, at: datetime) -> tuple[SlotLine, ...]:
    """List the proposed times that are still to come."""
    length = timedelta(minutes=meeting.minutes)
    slots = _slots(meeting=meeting.pk)
    return tuple(SlotLine(key, starts_at, starts_at + length) for key, starts_at in slots if starts_at > at)


_slots = Prepared(lambda meeting: Slot.objects.filter(meeting=meeting).values_list("key", "starts_at"))
_taps = Prepared(
    lambda meeting, member: Taps.objects.filter(meeting=meeting, member=member).values_list("pk")
)


def stage_of(meeting: Meeting, at: datetime) -> str:
    """Name how a meeting stands now."""
    if meeting.state != MeetingState.PLANNED or meeting.starts_at is None or meeting.ends_at is None:
        return "choose" if meeting.state == MeetingState.PROPOSED else str(meeting.state)
    if meeting.ends_at <= at:
        return "over"
    return "now" if meeting.starts_at <= at else "planned"


def partner_card(member: Member, topics: Topics, *, zone: str, at: datetime) -> PartnerCard:
    """Say what a member may know of a partner; `zone` is the member's own. No query."""
    person, theirs = member.enrolment.person, topics.of(member.enrolment_id)
    return PartnerCard(
        name=person.name, first_name=person.first_name, initials=person.initials, picture=person.picture,
        job=_job(getattr(person, "directory_entry", None)),
        clock=ahead_words(minutes_ahead(person.time_zone, zone, at=at)),
        wishes=tuple(
            Wish(need.competency.name, str(Urgency(need.urgency).label), need.sentence) for need in theirs.needs
        ),
        offers=tuple(Offer(strength.competency.name, strength.evidence) for strength in theirs.strengths),
        role=member.role,
    )  # fmt: skip


def _job(entry: DirectoryEntry | None) -> str:
    return ", ".join(part for part in (entry.job_title, entry.site) if part) if entry else ""
