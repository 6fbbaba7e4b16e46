"""Goals: one's own, and what partners let one see of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from colead.kernel.prepared import Prepared
from colead.partnerships.models import Goal, GoalNote, Member
from colead.partnerships.naming import first_names
from colead.partnerships.rules import may_change, partners_see
from colead.partnerships.scales import EXPECTED, step_of, steps_of
from colead.partnerships.states import GoalSight, GoalState, NoteKind, PartnershipState
from colead.people.models import Person
from colead.programmes.models import Cohort, Competency, Enrolment

AROUND = timedelta(days=21)  # how long a review is asked for


@dataclass(frozen=True)
class GoalLine:
    """A goal in a list. `seen_by` names those whom the owner lets see it; `owner` is empty for one's own."""

    key: str
    title: str
    level: int
    due_on: date
    state: str
    competency: str
    seen_by: str
    owner: str
    is_confirmed: bool


@dataclass(frozen=True)
class ScaleStep:
    """One step of a goal's scale, in the owner's words."""

    number: int
    text: str
    is_here: bool
    is_expected: bool


@dataclass(frozen=True)
class NoteLine:
    """What was written about a goal on a day."""

    kind: str
    kind_words: str
    text: str
    level: int
    at: datetime


@dataclass(frozen=True)
class GoalPage:
    """What the page of a goal shows; a partner's has notes only where the owner shows everything."""

    line: GoalLine
    measure: str
    steps: tuple[ScaleStep, ...]
    notes: tuple[NoteLine, ...]
    shows_all: bool
    is_mine: bool
    review: str  # mid or end, when it is time for one
    confirmed_by: str
    i_confirmed: bool
    can_confirm: bool


@dataclass(frozen=True)
class GoalsPage:
    """What the page of all goals shows."""

    open: tuple[GoalLine, ...]
    closed: tuple[GoalLine, ...]
    theirs: tuple[GoalLine, ...]


def goals_page(person: Person) -> GoalsPage:
    """Answer "what am I working towards?"; three queries."""
    goals = list(_goals().filter(enrolment__person=person).order_by("due_on", "pk"))
    seats = _seats(person)
    mine = _lines(goals, seats, person)
    shown = (
        _goals()
        .exclude(sight=GoalSight.NOTHING)
        .filter(
            partnership__in={
                seat.partnership_id for seat in seats if seat.partnership.state != PartnershipState.ENDED
            }
        )
    )
    theirs = [goal for goal in shown.order_by("due_on", "pk") if goal.enrolment.person_id != person.pk]
    return GoalsPage(
        open=tuple(line for line in mine if line.state == GoalState.OPEN),
        closed=tuple(line for line in mine if line.state != GoalState.OPEN),
        theirs=_lines(theirs, seats, person),
    )


def open_goals(enrolment: Enrolment, names: Mapping[str, str]) -> tuple[GoalLine, ...]:
    """List what somebody works on in a cohort; `names` are their partners', by partnership. One query."""
    return tuple(
        _line(
            goal, names.get(goal.partnership.key, "") if goal.partnership and partners_see(goal) else "", ""
        )
        for goal in _open_goals(enrolment=enrolment.pk)
    )


def own_goals(enrolment: Enrolment) -> tuple[GoalLine, ...]:
    """List everything that somebody works on or has closed in a cohort, for themselves; one query."""
    return tuple(_line(goal, "", "") for goal in _goals().filter(enrolment=enrolment).order_by("pk"))


def goal_page(goal: Goal, seat: Member | None, *, on: date) -> GoalPage:
    """Show a goal to its owner, or to the partner in `seat` as far as the owner lets them; two queries."""
    shows_all = seat is None or goal.sight == GoalSight.ALL
    members = Member.objects.filter(partnership=goal.partnership_id).select_related(
        "enrolment__person", "partnership"
    )
    line = _lines([goal], list(members), goal.enrolment.person if seat is None else None)[0]
    notes = tuple(map(_note, GoalNote.objects.filter(goal=goal))) if shows_all else ()
    confirmed = goal.confirmed_by
    return GoalPage(
        line=line, shows_all=shows_all, is_mine=seat is None, notes=notes,
        measure=goal.measure if shows_all else "",
        steps=_steps(goal, line.level) if shows_all else (),
        review=_review(goal, goal.enrolment.cohort, notes, on) if seat is None else "",
        confirmed_by=confirmed.enrolment.person.first_name if confirmed else "",
        i_confirmed=bool(confirmed and seat and confirmed.pk == seat.pk),
        can_confirm=bool(
            seat and goal.partnership and may_change(goal.partnership) and goal.state == GoalState.MET
            and not goal.confirmed_at
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Partners:
    """Those for whom a goal can be meant."""

    key: str
    names: str


def partners_for(enrolment: Enrolment, kept: int | None = None) -> tuple[Partners, ...]:
    """List the living partnerships of an enrolment, and the one that a goal has already; one query."""
    rows = list(
        Member.objects.filter(partnership__members__enrolment=enrolment, partnership__members__left_at=None)
        .select_related("partnership", "enrolment__person")
        .order_by("partnership_id", "position", "pk")
    )
    found: dict[int, list[Member]] = {}
    for row in rows:
        if may_change(row.partnership) or row.partnership_id == kept:
            found.setdefault(row.partnership_id, []).append(row)
    return tuple(
        Partners(
            members[0].partnership.key, first_names(m for m in members if m.enrolment_id != enrolment.pk)
        )
        for members in found.values()
    )


def competencies_of(enrolment: Enrolment) -> list[Competency]:
    """List what a goal can be about; one query."""
    return list(Competency.objects.filter(programme=enrolment.cohort.programme_id))


def _goals() -> QuerySet[Goal]:
    return Goal.objects.select_related("enrolment__person", "partnership", "competency")


_open_goals = Prepared(
    lambda enrolment: (
        Goal.objects.select_related("partnership", "competency")
        .filter(enrolment=enrolment, state=GoalState.OPEN)
        .order_by("due_on", "pk")
    )
)


def _seats(person: Person) -> list[Member]:
    """Give everybody in every partnership of the person."""
    rows = Member.objects.filter(
        partnership__members__enrolment__person=person, partnership__members__left_at=None
    )
    return list(rows.select_related("partnership", "enrolment__person").order_by("position", "pk"))


def _lines(goals: Iterable[Goal], seats: Sequence[Member], reader: Person | None) -> tuple[GoalLine, ...]:
    return tuple(
        _line(goal, _seen_by(goal, seats), "")
        if reader is not None and goal.enrolment.person_id == reader.pk
        else _line(goal, "", goal.enrolment.person.first_name)
        for goal in goals
    )


def _seen_by(goal: Goal, seats: Sequence[Member]) -> str:
    if not partners_see(goal):
        return ""
    beside = [
        s for s in seats if s.partnership_id == goal.partnership_id and s.enrolment_id != goal.enrolment_id
    ]
    return first_names(beside)


def _line(goal: Goal, seen_by: str, owner: str) -> GoalLine:
    return GoalLine(
        goal.key, goal.title, step_of(goal.level), goal.due_on, goal.state,
        goal.competency.name if goal.competency else "", seen_by, owner, goal.confirmed_at is not None,
    )  # fmt: skip


def _steps(goal: Goal, level: int) -> tuple[ScaleStep, ...]:
    return tuple(
        ScaleStep(number, text, number == level, number == EXPECTED)
        for number, text in enumerate(steps_of(goal.scale), start=1)
    )


def _note(note: GoalNote) -> NoteLine:
    return NoteLine(note.kind, str(NoteKind(note.kind).label), note.text, step_of(note.level), note.at)


def _review(goal: Goal, cohort: Cohort, notes: Sequence[NoteLine], on: date) -> str:
    """Say whether it is time to look back: around the middle, and before the end; each once."""
    written = {note.kind for note in notes}
    if goal.state != GoalState.OPEN:
        return ""
    if NoteKind.END not in written and cohort.ends_on - AROUND <= on <= cohort.ends_on + AROUND:
        return NoteKind.END
    half = cohort.half_way
    begun_before = goal.created_at.date() < half
    return (
        NoteKind.MID if NoteKind.MID not in written and begun_before and half <= on <= half + AROUND else ""
    )
