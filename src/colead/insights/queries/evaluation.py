"""A cohort under pseudonyms: who takes part, with whom, and how often they met; no name, no attribute, no content."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from colead.insights.pseudonyms import pseudonym
from colead.partnerships.models import Meeting, Member
from colead.partnerships.states import MeetingState
from colead.programmes.models import Cohort, Enrolment


@dataclass(frozen=True)
class EvaluatedLine:
    """One person of the cohort, as an evaluator may know them."""

    person: str
    roles: str
    state: str
    partnerships: tuple[str, ...]
    held: int
    missed: int


def evaluated(cohort: Cohort) -> tuple[EvaluatedLine, ...]:
    """List the cohort's people by pseudonym, in the order of pseudonyms, which says nothing; three queries."""
    programme = cohort.programme.key
    meetings = Counter(
        Meeting.objects.filter(partnership__cohort=cohort).values_list("partnership_id", "state")
    )
    places: dict[int, list[tuple[int, str]]] = {}
    members = Member.objects.filter(partnership__cohort=cohort).values_list(
        "enrolment_id", "partnership_id", "partnership__key"
    )
    for enrolment, partnership, key in members:
        places.setdefault(enrolment, []).append((partnership, pseudonym(key, programme=programme)))
    rows = Enrolment.objects.filter(cohort=cohort).select_related("person")
    lines = [_line(row, places.get(row.pk, []), meetings, programme) for row in rows]
    return tuple(sorted(lines, key=lambda line: line.person))


def _line(
    row: Enrolment, places: list[tuple[int, str]], meetings: Counter[tuple[int, str]], programme: str
) -> EvaluatedLine:
    return EvaluatedLine(
        person=pseudonym(row.person.key, programme=programme), roles=", ".join(sorted(row.roles)), state=row.state,
        partnerships=tuple(sorted(name for _, name in places)),
        held=sum(meetings[(one, MeetingState.HELD)] for one, _ in places),
        missed=sum(meetings[(one, MeetingState.MISSED)] for one, _ in places),
    )  # fmt: skip
