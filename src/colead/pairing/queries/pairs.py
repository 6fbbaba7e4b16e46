"""The partnerships of a round, who has none, and what the coordinator has decided about two people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from colead.pairing.models import Decision, LeftOut, ProposedSeat, Round
from colead.pairing.queries.explanations import because, competency_names, percent_of, spread
from colead.pairing.states import Wish
from colead.pairing.words import inside, left_out_sentence, sentence
from colead.programmes.models import Cohort


@dataclass(frozen=True)
class Seat:
    """One person of a proposed partnership, and what they get from it, of 100."""

    key: str
    name: str
    gets: int


@dataclass(frozen=True)
class PairLine:
    """A proposed partnership in the table."""

    seats: tuple[Seat, ...]
    because: tuple[str, str]
    sentences: tuple[str, ...]
    locked: bool
    wish: str = ""  # what the coordinator has decided since; "" where nothing

    @property
    def is_pair(self) -> bool:
        """Tell a pair from a triad."""
        return len(self.seats) == 2


@dataclass(frozen=True)
class DecisionLine:
    """A coordinator's word on two people."""

    key: str
    names: tuple[str, str]
    keys: frozenset[str]
    wish: str


def partnerships_in(found: Round) -> int:
    """Count a round's partnerships from its figures; no query."""
    return (found.matched - found.triads) // 2


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
    return [
        _pair_line(list(group), names, wishes) for _, group in groupby(seats, key=lambda s: s.proposal_id)
    ]


def _pair_line(
    seats: list[ProposedSeat], competencies: dict[str, str], wishes: dict[frozenset[str], str]
) -> PairLine:
    proposal = seats[0].proposal
    first_names = [seat.enrolment.person.first_name for seat in seats]
    given, gotten = because(proposal.reasons, competencies)
    return PairLine(
        seats=tuple(
            Seat(seat.enrolment.key, seat.enrolment.person.name, percent_of(seat.own_side)) for seat in seats
        ),
        because=(inside(given), inside(gotten)),
        sentences=tuple(sentence(reason, first_names, competencies) for reason in spread(proposal.reasons)),
        locked=proposal.locked,
        wish=wishes.get(frozenset(seat.enrolment.key for seat in seats), ""),
    )


def left_out_of(found: Round) -> list[tuple[str, str]]:
    """Name who has no partner, and why; one query, and none where everybody has one."""
    if found.people == found.matched:
        return []
    rows = LeftOut.objects.filter(round=found).select_related("enrolment__person")
    return [
        (row.enrolment.person.name, left_out_sentence(row.reason))
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
