"""A partnership's meetings as its members see them: what was, what comes, and how it compares with their own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from colead.partnerships.models import CalendarAnswer, Meeting, Member, Reason
from colead.partnerships.naming import first_names, others
from colead.partnerships.queries.cards import stage_of
from colead.partnerships.rules import may_change
from colead.partnerships.states import CalendarWord, MeetingState

AGAIN = timedelta(days=2)  # so shortly before the next meeting an old one is no longer what counts


@dataclass(frozen=True)
class AnswerLine:
    """What a member's calendar answered."""

    name: str
    word: str
    proposes_at: datetime | None
    is_no: bool


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list; `stage` is as on its page."""

    key: str
    number: int
    stage: str
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    place: str
    in_series: bool
    reason: str
    reason_by: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class Rhythm:
    """How often people wanted to meet, and how it goes. It compares them with themselves and with nobody else."""

    every_days: int
    kept: int  # meetings held
    could_be: int  # that there would be by now, at their own rhythm
    last_at: datetime | None
    next_at: datetime | None
    overdue_since: datetime | None  # when the next one would have been, where none is planned


@dataclass(frozen=True)
class MeetingsPage:
    """What the page shows."""

    names: str
    can_change: bool
    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]  # the latest first
    rhythm: Rhythm


def meetings_page(mine: Member, *, at: datetime) -> MeetingsPage:
    """Answer "when did we meet, and when do we next?"; four queries."""
    partnership = mine.partnership
    members = list(Member.objects.filter(partnership=partnership).select_related("enrolment__person"))
    meetings = list(Meeting.objects.filter(partnership=partnership).select_related("series"))
    names = {member.pk: member.enrolment.person.first_name for member in members}
    reasons = {one.meeting_id: one for one in Reason.objects.filter(meeting__partnership=partnership)}
    answers = answers_of(meetings, names)
    lines = [_line(one, reasons.get(one.pk), answers.get(one.pk, ()), names, at) for one in meetings]
    coming = [line for line in lines if line.stage in ("choose", "planned", "now", "over")]
    past = [line for line in lines if line not in coming]
    return MeetingsPage(
        names=first_names(others(members, mine)), can_change=may_change(partnership),
        coming=tuple(sorted(coming, key=lambda line: (line.starts_at is None, line.starts_at or at))),
        past=tuple(sorted(past, key=lambda line: (line.starts_at or partnership.started_at, line.number), reverse=True)),
        rhythm=rhythm_of(mine, meetings, at=at),
    )  # fmt: skip


def answers_of(meetings: Sequence[Meeting], names: dict[int, str]) -> dict[int, tuple[AnswerLine, ...]]:
    """Say what calendars answered about each meeting; one query."""
    found: dict[int, tuple[AnswerLine, ...]] = {}
    rows = CalendarAnswer.objects.filter(meeting__in=[one.pk for one in meetings]).order_by("member_id")
    for row in rows:
        line = AnswerLine(
            names.get(row.member_id, ""), str(CalendarWord(row.word).label), row.proposes_at,
            row.word == CalendarWord.DECLINED,
        )  # fmt: skip
        found[row.meeting_id] = (*found.get(row.meeting_id, ()), line)
    return found


def rhythm_of(mine: Member, meetings: Sequence[Meeting], *, at: datetime) -> Rhythm:
    """Compare what was held with the partnership's own rhythm: that of its latest series, or the programme's; no query."""
    partnership = mine.partnership
    series = [one.series for one in meetings if one.series is not None]
    every = series[-1].every_days if series else partnership.cohort.programme.cadence_days
    held = sorted(one.starts_at for one in meetings if one.state == MeetingState.HELD and one.starts_at)
    ahead = sorted(
        one.starts_at
        for one in meetings
        if one.state == MeetingState.PLANNED and one.starts_at and (one.ends_at or one.starts_at) > at
    )
    due = (held[-1] if held else partnership.started_at) + timedelta(days=every)
    until = min(at, partnership.ended_at or at)
    return Rhythm(
        every_days=every, kept=len(held), could_be=max(0, (until - partnership.started_at).days // every),
        last_at=held[-1] if held else None, next_at=ahead[0] if ahead else None,
        overdue_since=due if due <= at and not ahead and may_change(partnership) else None,
    )  # fmt: skip


def current_of(meetings: Sequence[Meeting], *, at: datetime) -> Meeting | None:
    """Choose the meeting that counts now: the first one planned, unless it is over and the next is near."""
    planned = sorted(
        (one for one in meetings if one.state == MeetingState.PLANNED and one.starts_at),
        key=lambda one: one.starts_at or at,
    )
    over = [one for one in planned if one.ends_at and one.ends_at <= at]
    ahead = [one for one in planned if one not in over]
    if over and not (ahead and ahead[0].starts_at and ahead[0].starts_at - AGAIN <= at):
        return over[-1]
    return ahead[0] if ahead else (meetings[-1] if meetings else None)


def _line(
    meeting: Meeting,
    reason: Reason | None,
    answers: tuple[AnswerLine, ...],
    names: dict[int, str],
    at: datetime,
) -> MeetingLine:
    return MeetingLine(
        key=meeting.key, number=meeting.number, stage=stage_of(meeting, at), starts_at=meeting.starts_at,
        ends_at=meeting.ends_at, minutes=meeting.minutes, place=meeting.place, in_series=meeting.series_id is not None,
        reason=reason.text if reason else "", reason_by=names.get(reason.member_id, "") if reason else "",
        answers=answers,
    )  # fmt: skip
