"""What somebody chooses from, what they asked, and what waits for their answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.pairing.models import Request, Round, Suggestion
from colead.pairing.queries.availability import with_place
from colead.pairing.queries.explanations import competency_names, sentences
from colead.pairing.states import RequestState, RoundState
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Format, Role


@dataclass(frozen=True)
class ChoiceLine:
    """Somebody on a shortlist: who they are, why, and how it stands with them."""

    key: str
    name: str
    initials: str
    picture: str
    job: str
    sentences: tuple[str, ...]
    rank: int | None
    state: str  # free, away, or that of a request


@dataclass(frozen=True)
class OpenRequest:
    """A request that waits for an answer; `name` is the other's."""

    key: str
    name: str
    answer_by: datetime


@dataclass(frozen=True)
class ChoicePage:
    """A person's shortlist; with `asks` one mentor is asked at a time, without it wishes are ranked."""

    asks: bool
    choose_by: datetime
    lines: tuple[ChoiceLine, ...]
    waiting: OpenRequest | None

    @property
    def ranks(self) -> range:
        """Give the ranks that there are to give."""
        return range(1, len(self.lines) + 1)

    @property
    def chosen(self) -> bool:
        """Tell whether any wish was said."""
        return any(line.rank for line in self.lines)


@dataclass(frozen=True)
class Choice:
    """What a home page says of choosing: a shortlist to look at, learners to answer."""

    is_open: bool
    asks: bool
    to_answer: tuple[OpenRequest, ...]


def choice_page(enrolment: Enrolment) -> ChoicePage | None:
    """Give somebody's shortlist while choosing is open; two queries, and two more where mentors are asked."""
    rows = list(
        Suggestion.objects.filter(enrolment=enrolment, round__state=RoundState.CHOOSING)
        .select_related("round", "other__person__directory_entry")
        .defer("round__inputs", "round__solution")
        .order_by("position", "pk")
    )
    if not rows:
        return None
    asks = enrolment.cohort.programme.format == Format.CHOICE
    requests = list(Request.objects.filter(asker=enrolment).select_related("asked__person")) if asks else []
    free = with_place(enrolment, [row.other_id for row in rows]) if asks else {row.other_id for row in rows}
    states = {request.asked_id: request.state for request in reversed(requests)}
    names = competency_names(enrolment.cohort.programme_id)
    return ChoicePage(
        asks, rows[0].round.choose_by or rows[0].round.requested_at,
        tuple(
            _line(row, enrolment, names, states.get(row.other_id) or ("free" if row.other_id in free else "away"))
            for row in rows
        ),
        next((_open(one, one.asked) for one in requests if one.state == RequestState.OPEN), None),
    )  # fmt: skip


def _line(row: Suggestion, enrolment: Enrolment, names: dict[str, str], state: str) -> ChoiceLine:
    person = row.other.person
    entry = getattr(person, "directory_entry", None)
    first_names = [enrolment.person.first_name, person.first_name]
    return ChoiceLine(
        row.key, person.name, person.initials, person.picture, ", ".join(filter(None, (entry.job_title, entry.site))) if entry else "",
        tuple(sentences(row.reasons, first_names, names, you=0)), row.rank, state,
    )  # fmt: skip


def _open(request: Request, other: Enrolment) -> OpenRequest:
    return OpenRequest(request.key, other.person.name, request.answer_by)


def choice_of(enrolment: Enrolment, *, is_waiting: bool) -> Choice:
    """Say what there is to choose or to answer; a query for mentors, and one for who waits for somebody."""
    to_answer: tuple[OpenRequest, ...] = ()
    if Role.MENTOR in enrolment.roles:
        rows = Request.objects.filter(asked=enrolment, state=RequestState.OPEN).select_related(
            "asker__person"
        )
        to_answer = tuple(_open(row, row.asker) for row in rows.order_by("answer_by"))
    is_open = (
        is_waiting
        and Suggestion.objects.filter(enrolment=enrolment, round__state=RoundState.CHOOSING).exists()
    )
    return Choice(is_open, enrolment.cohort.programme.format == Format.CHOICE, to_answer)


@dataclass(frozen=True)
class ChoosingFigures:
    """How far choosing has come, for the coordinator: counts, never wishes."""

    shown_a_list: int
    chose: int
    requests: int


def choosing_figures(found: Round) -> ChoosingFigures:
    """Count who has a shortlist and who chose from it; two queries, and none before choosing began."""
    if found.suggested_at is None:
        return ChoosingFigures(0, 0, 0)
    rows = Suggestion.objects.filter(round=found).values_list("enrolment_id", "rank")
    everybody, chose = set(), set()
    for enrolment, rank in rows:
        everybody.add(enrolment)
        if rank:
            chose.add(enrolment)
    return ChoosingFigures(len(everybody), len(chose), Request.objects.filter(cohort=found.cohort_id).count())


@dataclass(frozen=True)
class RequestLine:
    """A request as the coordinator may see it: who, when, and how it stands; the message is not there."""

    learner: str
    mentor: str
    state: str
    state_label: str
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None


def requests_in(cohort: Cohort) -> list[RequestLine]:
    """List a cohort's requests, the newest first; one query that does not read the messages."""
    rows = (
        Request.objects.filter(cohort=cohort)
        .defer("message")
        .select_related("asker__person", "asked__person")
    )
    return [
        RequestLine(
            r.asker.person.name, r.asked.person.name, r.state, str(r.get_state_display()), r.asked_at, r.answer_by,
            r.answered_at,
        )
        for r in rows
    ]  # fmt: skip
