"""How it is going, for one member alone: the rhythm, open questions, and what one's own answers may be a sign of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.partnerships import private_signs
from colead.partnerships.models import CheckIn, Member, Taps, Worksheet
from colead.partnerships.naming import first_names, others
from colead.partnerships.private_signs import Hint, Tapped
from colead.partnerships.queries.rhythms import Rhythm, own_rhythm
from colead.partnerships.scales import step_of
from colead.partnerships.states import MeetingState, PartnershipState


@dataclass(frozen=True)
class Question:
    """A question about how it is going, and one's own answer to it."""

    key: str
    kind: str
    closes_at: datetime
    is_open: bool
    answers: dict[str, str]


@dataclass(frozen=True)
class OwnSigns:
    """What the page for oneself shows."""

    names: str
    key: str
    is_living: bool
    rhythm: Rhythm
    questions: tuple[Question, ...]
    hints: tuple[Hint, ...]


def own_signs(mine: Member, *, at: datetime) -> OwnSigns:
    """Answer "how is it going for me?"; ten queries."""
    members = list(Member.objects.filter(partnership=mine.partnership_id).select_related("enrolment__person"))
    questions = tuple(question(one, at=at) for one in CheckIn.objects.filter(member=mine))
    hints = [*private_signs.of_taps(_taps(mine)), *private_signs.of_steps(_steps(mine))]
    for one in questions:
        hints += private_signs.of_answers(one.answers)
    return OwnSigns(
        first_names(others(members, mine)), mine.partnership.key,
        mine.partnership.state in (PartnershipState.ACTIVE, PartnershipState.PAUSED),
        own_rhythm(mine, at=at), questions, tuple(dict.fromkeys(hints)),
    )  # fmt: skip


def question(check_in: CheckIn, *, at: datetime) -> Question:
    """Show a question with one's own answer; no query."""
    is_open = check_in.settled_at is None and at < check_in.closes_at
    return Question(check_in.key, check_in.kind, check_in.closes_at, is_open, check_in.said)


def _taps(mine: Member) -> list[Tapped]:
    rows = Taps.objects.filter(member=mine, held=True).order_by("meeting__number")
    return [Tapped(_number(row.useful), _number(row.balance)) for row in rows]


def _number(text: str) -> int | None:
    return step_of(text) or None


def _steps(mine: Member) -> list[str]:
    """Give one's own next step of each meeting held; nothing written is an empty one."""
    rows = Worksheet.objects.filter(member=mine).values_list("meeting", "next_step")
    written = dict(rows)
    held = mine.partnership.meetings.filter(state=MeetingState.HELD).order_by("number")
    return [written.get(pk, "") for pk in held.values_list("pk", flat=True)]
