"""Who comes, and who was there: for the circle and its facilitator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.parts import Words
from colead.partnerships.models import Attendance, Meeting, Member
from colead.partnerships.naming import names_of, participants
from colead.partnerships.queries.cards import stage_of
from colead.partnerships.queries.guides import code_of
from colead.partnerships.queries.rhythm import current_of
from colead.partnerships.states import MeetingState, PartnershipState, Presence
from colead.people.models import Person
from colead.programmes.states import Role

Row = TypeVar("Row", Member, Meeting)
HELD = (MeetingState.PLANNED, MeetingState.HELD, MeetingState.MISSED)


@dataclass(frozen=True)
class PresenceLine:
    """One person and whether they come, or were there."""

    enrolment: str
    name: str
    presence: str  # empty where nobody has said anything
    words: str
    by_self: bool
    is_me: bool


@dataclass(frozen=True)
class AttendanceOfMeeting:
    """Everybody at one meeting; `has_begun` says which words there are to choose from."""

    key: str
    starts_at: datetime | None
    has_begun: bool
    lines: tuple[PresenceLine, ...]
    airtime_raised: bool

    @property
    def there(self) -> int:
        """Count those who were there."""
        return sum(line.presence == Presence.THERE for line in self.lines)


@dataclass(frozen=True)
class CircleLine:
    """A circle in its facilitator's list."""

    key: str
    names: str
    people: int
    next_key: str
    next_at: datetime | None
    stage: str
    guide: Words
    last_there: int | None  # of the last meeting that has begun


@dataclass(frozen=True)
class CirclePage:
    """A circle for its facilitator: who is in it, the next meeting, who was there."""

    names: str
    people: tuple[tuple[str, str], ...]  # name, job
    coming: AttendanceOfMeeting | None
    guide: Words
    past: tuple[AttendanceOfMeeting, ...]  # the latest first


def attendance_of(
    meeting: Meeting, members: Sequence[Member], mine: Member | None, *, at: datetime
) -> AttendanceOfMeeting:
    """Say who comes to a meeting, or was there; one query."""
    found = {one.member_id: one for one in Attendance.objects.filter(meeting=meeting)}
    return _of(meeting, members, mine, found, at)


def circles_of(person: Person, *, at: datetime) -> tuple[CircleLine, ...]:
    """List the circles that a person facilitates; four queries, however many there are."""
    seats = Member.objects.filter(enrolment__person=person, role=Role.FACILITATOR).exclude(
        partnership__state=PartnershipState.ENDED
    )
    keys = [seat.partnership_id for seat in seats]
    members = _by_partnership(
        Member.objects.filter(partnership__in=keys).select_related("enrolment__person", "partnership")
    )
    meetings = _by_partnership(Meeting.objects.filter(partnership__in=keys))
    there: dict[int, int] = {}
    for one in Attendance.objects.filter(meeting__partnership__in=keys, presence=Presence.THERE):
        there[one.meeting_id] = there.get(one.meeting_id, 0) + 1
    return tuple(_line(members[key], meetings.get(key, []), there, at) for key in keys)


def circle_page(mine: Member, *, at: datetime) -> CirclePage:
    """Answer "how is my circle?" for its facilitator; three queries."""
    partnership = mine.partnership
    rows = Member.objects.filter(partnership=partnership)
    people = participants(list(rows.select_related("enrolment__person__directory_entry")))
    meetings = list(Meeting.objects.filter(partnership=partnership))
    found: dict[int, dict[int, Attendance]] = {}
    for one in Attendance.objects.filter(meeting__partnership=partnership):
        found.setdefault(one.meeting_id, {})[one.member_id] = one
    current = current_of(meetings, at=at)
    begun = [m for m in meetings if m.state in HELD and m.starts_at and m.starts_at <= at and m != current]
    return CirclePage(
        names=names_of(people),
        people=tuple((one.enrolment.person.name, _job(one)) for one in people),
        coming=_of(current, people, mine, found.get(current.pk, {}), at) if current else None,
        guide=GUIDES[code_of(current, len(people))].name if current else "",
        past=tuple(_of(m, people, mine, found.get(m.pk, {}), at) for m in sorted(begun, key=_start, reverse=True)),
    )  # fmt: skip


def _start(meeting: Meeting) -> datetime:
    return meeting.starts_at or meeting.created_at


def _of(
    meeting: Meeting,
    members: Sequence[Member],
    mine: Member | None,
    found: dict[int, Attendance],
    at: datetime,
) -> AttendanceOfMeeting:
    lines = []
    for one in participants(members):
        said = found.get(one.pk)
        lines.append(
            PresenceLine(
                one.enrolment.key, one.enrolment.person.first_name, said.presence if said else "",
                str(Presence(said.presence).label) if said else "", bool(said and said.by_self),
                mine is not None and one.pk == mine.pk,
            )
        )  # fmt: skip
    return AttendanceOfMeeting(
        meeting.key, meeting.starts_at, meeting.starts_at is not None and meeting.starts_at <= at, tuple(lines),
        meeting.airtime_raised_at is not None,
    )  # fmt: skip


def _line(
    members: Sequence[Member], meetings: Sequence[Meeting], there: dict[int, int], at: datetime
) -> CircleLine:
    people = participants(members)
    current = current_of(meetings, at=at)
    begun = [one for one in meetings if one.state in HELD and one.starts_at and one.starts_at <= at]
    last = max(begun, key=_start, default=None)
    return CircleLine(
        key=members[0].partnership.key, names=names_of(people), people=len(people),
        next_key=current.key if current else "", next_at=current.starts_at if current else None,
        stage=stage_of(current, at) if current else "choose",
        guide=GUIDES[code_of(current, len(people))].name if current else "",
        last_there=there.get(last.pk, 0) if last else None,
    )  # fmt: skip


def _by_partnership(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.partnership_id, []).append(row)
    return found


def _job(member: Member) -> str:
    entry = getattr(member.enrolment.person, "directory_entry", None)
    return ", ".join(part for part in (entry.job_title, entry.site) if part) if entry else ""
