"""The partnerships of a round, who has none, and what the coordinator has decided about two people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format

from colead.pairing.models import Decision, LeftOut, ProposedSeat, Round
from colead.pairing.queries.explanations import because, competency_names, percent_of, spread
from colead.pairing.states import Wish
from colead.pairing.words import inside, left_out_sentence, sentence
from colead.programmes.models import Cohort
from colead.programmes.states import Role


@dataclass(frozen=True)
class Seat:
    """One person of a proposed partnership, and what they get from it, of 100."""

    key: str
    name: str
    gets: int
    role: str = ""


@dataclass(frozen=True)
class Hour:
    """The first hour of the week that a whole circle has in common, on the coordinator's clock."""

    day: str
    clock: str


@dataclass(frozen=True)
class PairLine:
    """A proposed partnership in the table."""

    seats: tuple[Seat, ...]
    because: tuple[str, str]
    sentences: tuple[str, ...]
    locked: bool
    wish: str = ""  # what the coordinator has decided since; "" where nothing
    covered: int | None = None  # of a circle: how much of what its people ask for is met, of 100
    functions: int = 0
    hours: int = 0
    hour: Hour | None = None

    @property
    def is_pair(self) -> bool:
        """Tell a pair from a triad."""
        return len(self.seats) == 2

    @property
    def mentor(self) -> Seat | None:
        """Give the mentor of a pair of mentor and learner."""
        return next((seat for seat in self.seats if seat.role == Role.MENTOR), None)

    @property
    def learner(self) -> Seat | None:
        """Give the learner of such a pair."""
        return next((seat for seat in self.seats if seat.role == Role.LEARNER), None)

    @property
    def first_seats(self) -> tuple[Seat, ...]:
        """Give the facilitators of a circle first."""
        return tuple(sorted(self.seats, key=lambda seat: seat.role != Role.FACILITATOR))


@dataclass(frozen=True)
class DecisionLine:
    """A coordinator's word on two people."""

    key: str
    names: tuple[str, str]
    keys: frozenset[str]
    wish: str


def pair_lines(
    found: Round, *, first: int = 1, last: int | None = None, decisions: list[DecisionLine] | None = None
) -> list[PairLine]:
    """Give the partnerships from one position to another, the most valuable first; two queries."""
    seats = (
        ProposedSeat.objects.filter(proposal__round=found, proposal__position__gte=first)
        .select_related("proposal", "enrolment__person")
        .order_by("proposal__position", "position")
    )
    if last is not None:
        seats = seats.filter(proposal__position__lte=last)
    names = competency_names(found.cohort.programme_id)
    wishes = {decision.keys: decision.wish for decision in decisions or ()}
    # A pair can be locked by what the two wished or by an earlier round: only decisions are shown as decided.
    quiet = found.wishes_of_id is not None or found.keeps_id is not None
    return [
        _pair_line(list(group), names, wishes, quiet=quiet)
        for _, group in groupby(seats, key=lambda s: s.proposal_id)
    ]


def _pair_line(
    seats: list[ProposedSeat], competencies: dict[str, str], wishes: dict[frozenset[str], str], *, quiet: bool
) -> PairLine:
    proposal = seats[0].proposal
    first_names = [seat.enrolment.person.first_name for seat in seats]
    given, gotten = because(proposal.reasons, competencies)
    return PairLine(
        seats=tuple(
            Seat(seat.enrolment.key, seat.enrolment.person.name, percent_of(seat.own_side), seat.role)
            for seat in seats
        ),
        because=(inside(given), inside(gotten)),
        sentences=tuple(sentence(reason, first_names, competencies) for reason in spread(proposal.reasons, seats=len(seats))),
        locked=proposal.locked and not quiet,
        wish=wishes.get(frozenset(seat.enrolment.key for seat in seats), ""),
        covered=proposal.facts.get("covered"), functions=proposal.facts.get("functions", 0),
        hours=proposal.facts.get("hours", 0), hour=_hour(proposal.facts.get("hour")),
    )  # fmt: skip


def _hour(hour: int | None) -> Hour | None:
    """Put an hour of the UTC week on the clock of whoever looks."""
    if hour is None:
        return None
    monday = datetime.combine(timezone.localdate(), time(0), tzinfo=UTC)
    monday -= timedelta(days=monday.weekday())
    at = timezone.localtime(monday + timedelta(hours=hour))
    return Hour(date_format(at, "l"), date_format(at, "H:i"))


def left_out_of(found: Round) -> list[tuple[str, str]]:
    """Name who has no partner, and why; one query, and none where everybody has one."""
    if found.people == found.matched:
        return []
    rows = LeftOut.objects.filter(round=found).select_related("enrolment__person")
    return [
        (row.enrolment.person.name, left_out_sentence(row.reason, found.makes))
        for row in rows.order_by("enrolment__person__name")
    ]


def decisions_of(cohort: Cohort) -> list[DecisionLine]:
    """List whom the coordinator keeps together or apart; one query."""
    rows = Decision.objects.filter(cohort=cohort).select_related("first__person", "second__person")
    return [
        DecisionLine(
            d.key, (d.first.person.name, d.second.person.name), frozenset({d.first.key, d.second.key}), Wish(d.wish)
        )
        for d in rows.order_by("pk")
    ]  # fmt: skip
