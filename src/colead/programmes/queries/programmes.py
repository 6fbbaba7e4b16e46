"""Questions about programmes, answered with frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from colead.people.models import Person
from colead.programmes.models import Cohort, Programme
from colead.programmes.states import EnrolmentState, Post


@dataclass(frozen=True)
class CohortLine:
    """A cohort in a list."""

    key: str
    name: str
    starts_on: date
    ends_on: date
    invited: int
    taking_part: int


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in a list, with its cohorts."""

    key: str
    name: str
    purpose: str
    cohorts: tuple[CohortLine, ...]


def programmes_of(coordinator: Person) -> list[ProgrammeLine]:
    """List the programmes that the person coordinates, with their cohorts; two queries."""
    programmes = list(
        Programme.objects.filter(appointments__person=coordinator, appointments__post=Post.COORDINATOR)
    )
    cohorts = Cohort.objects.filter(programme__in=programmes).annotate(
        invited=Count("enrolments"),
        taking_part=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.ADMITTED)),
    )
    lines: dict[int, list[CohortLine]] = {}
    for cohort in cohorts:
        lines.setdefault(cohort.programme_id, []).append(
            CohortLine(
                key=cohort.key, name=cohort.name, starts_on=cohort.starts_on, ends_on=cohort.ends_on,
                invited=cohort.invited, taking_part=cohort.taking_part,
            )
        )  # fmt: skip
    return [ProgrammeLine(p.key, p.name, p.purpose, tuple(lines.get(p.pk, ()))) for p in programmes]
