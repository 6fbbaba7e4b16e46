"""Rounds, as the coordinator reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from colead.pairing.frozen import thaw
from colead.pairing.models import Decision, LeftOut, ProposedPartnership, ProposedSeat, Round
from colead.pairing.queries.explanations import because, competency_names, percent_of, spread
from colead.pairing.states import Wish
from colead.pairing.words import left_out_sentence, rule_name, sentence
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState
from colead_matching import Solution, compare, fairness, why_not


@dataclass(frozen=True)
class RoundLine:
    """A round in a list."""

    key: str
    number: int
    state: str
    state_label: str
    work_state: str
    requested_at: datetime
    people: int
    matched: int
    failure: str


@dataclass(frozen=True)
class Readiness:
    """Who could be matched now, and who is not there yet."""

    ready: int
    unfinished: int
    unanswered: int


@dataclass(frozen=True)
class Head:
    """The figures at the top of a round."""

    people: int
    matched: int
    left_out: int
    triads: int
    percent_of_bound: str
    proven: bool
    worst_off: int
    blocking: int
    even: bool | None  # None where every group is too small to tell


@dataclass(frozen=True)
class Group:
    """One group of the fairness report; None where it is too small to be shown."""

    attribute: str
    name: str
    people: int | None
    coverage: int | None
    mean_own_side: int | None
    alarm: bool


@dataclass(frozen=True)
class PairLine:
    """A proposed partnership in the table."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    gives: int
    gets: int
    because: tuple[str, str]
    sentences: tuple[str, ...]
    locked: bool


@dataclass(frozen=True)
class DecisionLine:
    """A coordinator's word on two people."""

    key: str
    names: tuple[str, str]
    wish: str


def rounds_of(cohort: Cohort) -> list[RoundLine]:
    """List a cohort's rounds, the newest first; one query."""
    rows = Round.objects.filter(cohort=cohort).defer("inputs", "solution")
    return [
        RoundLine(
            r.key, r.number, r.state, str(r.get_state_display()), r.work_state, r.requested_at, r.people,
            r.matched, r.failure,
        )
        for r in rows
    ]  # fmt: skip


def readiness(cohort: Cohort) -> Readiness:
    """Count who could be matched now; one query."""
    states = list(Enrolment.objects.filter(cohort=cohort).values_list("state", flat=True))
    return Readiness(
        states.count(EnrolmentState.ADMITTED),
        states.count(EnrolmentState.APPLIED),
        states.count(EnrolmentState.INVITED),
    )


def head(found: Round) -> Head:
    """Give the head figures from the round's row; no query."""
    share = 100 * found.total / found.bound if found.bound else 100.0
    solution = found.solution
    groups = groups_of(found)
    return Head(
        people=found.people, matched=found.matched, left_out=found.people - found.matched,
        triads=sum(len(p["members"]) == 3 for p in solution.get("partnerships", ())),
        percent_of_bound=f"{int(share * 100) / 100:.2f}".rstrip("0").rstrip("."),
        proven=solution.get("status") == "optimal", worst_off=percent_of(found.worst_off),
        blocking=found.blocking,
        even=None if all(g.people is None for g in groups) else not any(g.alarm for g in groups),
    )  # fmt: skip


def groups_of(found: Round) -> list[Group]:
    """Give the fairness report by function, site and level; no query."""
    report = fairness(thaw(found.inputs["problem"]), _solution(found))
    return [
        Group(
            g.attribute, g.group, g.n, _percent(g.coverage), _percent(g.mean_own_side),
            g.coverage_alarm or g.parity_alarm,
        )
        for g in report.groups
    ]  # fmt: skip


def shown_groups(found: Round) -> list[Group]:
    """Give those groups of the fairness report that are large enough to be shown; no query."""
    return [group for group in groups_of(found) if group.people is not None]


def proposals_of(found: Round) -> QuerySet[ProposedPartnership]:
    """Find a round's partnerships with their people, ready to be paged; two queries a page."""
    seats = ProposedSeat.objects.select_related("enrolment__person")
    return ProposedPartnership.objects.filter(round=found).prefetch_related(Prefetch("seats", seats))


def pair_lines(proposals: list[ProposedPartnership], programme_id: int) -> list[PairLine]:
    """Give the rows of the table; one query for the competencies' names."""
    competencies = competency_names(programme_id)
    return [_pair_line(proposal, competencies) for proposal in proposals]


def _pair_line(proposal: ProposedPartnership, competencies: dict[str, str]) -> PairLine:
    seats = list(proposal.seats.all())
    names = [seat.enrolment.person.name for seat in seats]
    first = [name.split()[0] for name in names]
    return PairLine(
        names=tuple(names),
        keys=tuple(seat.enrolment.key for seat in seats),
        gives=percent_of(seats[1].own_side),
        gets=percent_of(seats[0].own_side),
        because=because(proposal.reasons, competencies),
        sentences=tuple(sentence(reason, first, competencies) for reason in spread(proposal.reasons)),
        locked=proposal.locked,
    )


def left_out_of(found: Round) -> list[tuple[str, str]]:
    """Name who has no partner, and why; one query."""
    rows = LeftOut.objects.filter(round=found).select_related("enrolment__person")
    return [(row.enrolment.person.name, left_out_sentence(row.reason)) for row in rows]


def decisions_of(cohort: Cohort) -> list[DecisionLine]:
    """List whom the coordinator keeps together or apart; one query."""
    rows = (
        Decision.objects.filter(cohort=cohort)
        .select_related("first__person", "second__person")
        .order_by("pk")
    )
    return [DecisionLine(d.key, (d.first.person.name, d.second.person.name), Wish(d.wish)) for d in rows]


@dataclass(frozen=True)
class Difference:
    """What changed from one round to another, by names."""

    kept: int
    broken: tuple[str, ...]
    new: tuple[str, ...]
    newly_matched: tuple[str, ...]
    newly_left_out: tuple[str, ...]
    worst_off_change: int
    same_people: bool


def difference(before: Round, after: Round) -> Difference:
    """Compare two rounds of a cohort by people, whatever their keys were; one query."""
    names = dict(Enrolment.objects.filter(cohort=after.cohort_id).values_list("pk", "person__name"))
    found = compare(_by_enrolment(before), _by_enrolment(after))

    def together(members: tuple[str, ...]) -> str:
        return " · ".join(names[int(member)] for member in members)

    return Difference(
        kept=len(found.kept),
        broken=tuple(map(together, found.broken)),
        new=tuple(map(together, found.new)),
        newly_matched=tuple(names[int(member)] for member in found.newly_matched),
        newly_left_out=tuple(names[int(member)] for member in found.newly_left_out),
        worst_off_change=percent_of(after.worst_off) - percent_of(before.worst_off),
        same_people=set(before.inputs["enrolments"].values()) == set(after.inputs["enrolments"].values()),
    )


def answer_why_not(found: Round, one: Enrolment, other: Enrolment) -> dict[str, Any]:
    """Say why two people do not meet in this round; a private cause reads "not available"."""
    keys = {pk: key for key, pk in found.inputs["enrolments"].items()}
    a, b = keys.get(one.pk), keys.get(other.pk)
    if a is None or b is None or a == b:
        return {"code": "absent", "rules": []}
    answer = why_not(thaw(found.inputs["problem"]), _solution(found), a, b)
    return {
        "code": answer.code, "rules": [rule_name(rule) for rule in answer.rules],
        "displaced": len(answer.displaced), "loses": (answer.total_change or 0) < 0,
    }  # fmt: skip


def _solution(found: Round) -> Solution:
    return Solution.from_json(json.dumps(found.solution))


def _by_enrolment(found: Round) -> Solution:
    """Read a solution with enrolments for keys, so that rounds with other pseudonyms can be compared."""
    text = json.dumps(found.solution)
    for key, pk in found.inputs["enrolments"].items():
        text = text.replace(f'"{key}"', f'"{pk}"')
    return Solution.from_json(text)


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def latest_round(cohort: Cohort) -> Round | None:
    """Find the newest round of a cohort."""
    return Round.objects.filter(cohort=cohort).order_by("-number").first()


def round_before(found: Round) -> str:
    """Give the key of the solved round before this one, or "" where there is none."""
    earlier = Round.objects.filter(
        cohort=found.cohort_id, number__lt=found.number, work_state=Round.WorkState.DONE
    )
    return earlier.order_by("-number").values_list("key", flat=True).first() or ""
