"""Guides as they hold in a programme, laid out for one meeting, and how far its clock is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate

from colead.kernel.prepared import Prepared
from colead.partnerships.guides.catalogue import GUIDES, guides_for, usual_guide
from colead.partnerships.guides.layout import lay_out
from colead.partnerships.guides.parts import ROLES, Guide, Part, Step, Words
from colead.partnerships.guides.roles import roles_of
from colead.partnerships.models import GuideCopy, Meeting, Member
from colead.partnerships.naming import participants
from colead.programmes.states import Role


@dataclass(frozen=True)
class StepLine:
    """One step of the guide, for one reader: `whose` is mine, theirs or empty for everybody's."""

    minutes: int
    title: Words
    advice: Words
    whose: str = ""
    asker: str = ""
    lead: Words = ""  # the role that leads it, and who has it


@dataclass(frozen=True)
class RoleLine:
    """A role in this meeting, and who has it."""

    name: Words
    what: Words
    who: str
    is_mine: bool


@dataclass(frozen=True)
class GuideLine:
    """A guide that can be chosen."""

    code: str
    name: Words
    purpose: Words
    source: Words
    minutes: tuple[int, int]
    is_chosen: bool


@dataclass(frozen=True)
class GuidePage:
    """A meeting's guide for one reader."""

    code: str
    name: Words
    purpose: Words
    source: Words
    halves: bool  # each turn is half of the time
    is_own: bool  # worded by the programme
    steps: tuple[StepLine, ...]
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True)
class Elapsed:
    """How far the clock is: the step (as many as there are when it is over), and how long it has been running."""

    seconds: int
    step: int


def guide_in(programme: int, code: str, *, version: int | None = None) -> tuple[Guide, int]:
    """Give a guide as a programme words it, by default the newest, and the version's number; one query."""
    found = (
        _newest_copy.first(programme=programme, code=code)
        if version is None
        else _copy.first(programme=programme, code=code, number=version)
    )
    return worded(GUIDES[code], found), found.number if found else 0


_newest_copy = Prepared(
    lambda programme, code: GuideCopy.objects.filter(programme=programme, code=code).order_by("-number")[:1]
)
_copy = Prepared(
    lambda programme, code, number: GuideCopy.objects.filter(programme=programme, code=code, number=number)
)


def worded(guide: Guide, copy: GuideCopy | None) -> Guide:
    """Put a programme's own parts into a guide; as it came where there are none."""
    if copy is None or not copy.parts:
        return guide
    return replace(guide, parts=tuple(Part(*row) for row in copy.parts))


def code_of(meeting: Meeting, people: int) -> str:
    """Name the guide of a meeting; one that does not suit those who are left gives way to the usual one."""
    chosen = GUIDES.get(meeting.guide)
    return chosen.code if chosen and chosen.suits(people) else usual_guide(people).code


def latest_version(meeting: Meeting) -> int:
    """Give the number of the version that a clock starts with; two queries."""
    code = code_of(meeting, people_of(meeting))
    return guide_in(meeting.partnership.cohort.programme_id, code)[1]


def minutes_of(meeting: Meeting) -> list[int]:
    """Say how long each step of a meeting's guide is; two queries."""
    return [step.minutes for step in _laid_out(meeting, people_of(meeting))[1]]


def people_of(meeting: Meeting) -> int:
    """Count those who meet; one query."""
    return meeting.partnership.members.exclude(role=Role.FACILITATOR).count()


def guide_page(meeting: Meeting, members: Sequence[Member], mine: Member | None) -> GuidePage:
    """Lay a meeting's guide out for one reader; one query."""
    members = participants(members)
    guide, steps = _laid_out(meeting, len(members))
    roles = roles_of(guide, people=len(members), minutes=meeting.minutes, number=meeting.number)
    return GuidePage(
        code=guide.code, name=guide.name, purpose=guide.purpose, source=guide.source,
        halves=guide.halves and len(members) == 2,
        is_own=guide.parts != GUIDES[guide.code].parts,
        steps=tuple(_line(step, members, mine, roles) for step in steps),
        roles=tuple(_role(code, roles[code], members, mine) for code in guide.roles if code in roles),
    )  # fmt: skip


def choices_of(meeting: Meeting, people: int) -> tuple[GuideLine, ...]:
    """List the guides that suit a meeting; no query."""
    chosen = code_of(meeting, people)
    return tuple(
        GuideLine(one.code, one.name, one.purpose, one.source, one.minutes, one.code == chosen)
        for one in guides_for(people)
    )


def elapsed_of(meeting: Meeting, minutes: Sequence[int], *, at: datetime) -> Elapsed:
    """Say how far the clock is; a server's clock that was set back never makes it less than nothing."""
    if meeting.timer_started_at is None:
        return Elapsed(0, 0)
    gone = (meeting.timer_paused_at or at) - meeting.timer_started_at
    seconds = max(0, int(gone.total_seconds()))
    ends = [60 * end for end in accumulate(minutes)]
    return Elapsed(seconds, sum(end <= seconds for end in ends))


def _laid_out(meeting: Meeting, people: int) -> tuple[Guide, tuple[Step, ...]]:
    version = meeting.guide_version if meeting.timer_started_at else None
    guide, _number = guide_in(
        meeting.partnership.cohort.programme_id, code_of(meeting, people), version=version
    )
    return guide, lay_out(guide, people=people, minutes=meeting.minutes, number=meeting.number)


def _line(
    step: Step, members: Sequence[Member], mine: Member | None, roles: dict[str, tuple[int, ...]]
) -> StepLine:
    lead = ROLES[step.lead][0] if step.lead in ROLES and step.lead in roles else ""
    if step.asker is None:
        return StepLine(step.minutes, step.title, step.advice, lead=lead)
    asker = members[step.asker]
    whose = "mine" if mine is not None and asker.pk == mine.pk else "theirs"
    return StepLine(step.minutes, step.title, step.advice, whose, asker.enrolment.person.first_name, lead)


def _role(code: str, who: tuple[int, ...], members: Sequence[Member], mine: Member | None) -> RoleLine:
    name, what = ROLES[code]
    people = [members[place] for place in who]
    return RoleLine(
        name, what, ", ".join(one.enrolment.person.first_name for one in people),
        mine is not None and any(one.pk == mine.pk for one in people),
    )  # fmt: skip
