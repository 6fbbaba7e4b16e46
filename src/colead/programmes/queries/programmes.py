"""Questions about programmes, answered with frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from colead.people.models import Person
from colead.programmes.models import Appointment, Cohort, Programme
from colead.programmes.states import EnrolmentState, Post


@dataclass(frozen=True)
class CohortLine:
    """A cohort in a list."""

    key: str
    name: str
    starts_on: date
    ends_on: date
    answer_by: date
    invited: int
    unanswered: int
    taking_part: int


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in a list, with its cohorts."""

    key: str
    name: str
    purpose: str
    cohorts: tuple[CohortLine, ...]


@dataclass(frozen=True)
class TeamMember:
    """Somebody with a post."""

    appointment_key: str
    name: str
    email: str
    post: str
    tasks: str = ""


@dataclass(frozen=True)
class ProgrammePage:
    """What a programme's own page shows."""

    cohorts: tuple[CohortLine, ...]
    competencies: tuple[str, ...]
    team: tuple[TeamMember, ...]
    missing: tuple[str, ...]  # fields of the charter that are still empty

    @property
    def latest(self) -> CohortLine | None:
        """Give the cohort that starts last: the one there is something to do in."""
        return self.cohorts[0] if self.cohorts else None

    @property
    def next_step(self) -> str:
        """Name what comes next: plan a cohort, invite, wait for answers, or let it run."""
        if self.latest is None:
            return "plan"
        if not self.latest.invited:
            return "invite"
        return "answers" if self.latest.unanswered else "running"


CHARTER = (
    "purpose", "goals", "not_this", "expectations", "sponsor_name", "primary_outcome", "code_of_conduct", "contact_name",
)  # fmt: skip


def programme_page(programme: Programme) -> ProgrammePage:
    """Answer what a programme is made of and what its charter still lacks; three queries."""
    return ProgrammePage(
        cohorts=tuple(_cohort_lines([programme]).get(programme.pk, ())),
        competencies=tuple(programme.competencies.values_list("name", flat=True)),
        team=tuple(team_of(programme)),
        missing=tuple(name for name in CHARTER if not getattr(programme, name)),
    )


def team_of(programme: Programme) -> list[TeamMember]:
    """List who has a post; one query."""
    appointments = (
        Appointment.objects.filter(programme=programme).select_related("person").order_by("post", "pk")
    )
    return [
        TeamMember(a.key, a.person.name, a.person.email, str(a.get_post_display()), ", ".join(a.task_names))
        for a in appointments
    ]


def hosts_of(programme: Programme) -> list[str]:
    """Name the programme's coordinators, as an invitation does; one query."""
    coordinators = Appointment.objects.filter(programme=programme, post=Post.COORDINATOR).order_by("pk")
    return list(coordinators.values_list("person__name", flat=True))


def programmes_of(coordinator: Person) -> list[ProgrammeLine]:
    """List the programmes that the person coordinates, with their cohorts; two queries."""
    programmes = list(
        Programme.objects.filter(appointments__person=coordinator, appointments__post=Post.COORDINATOR)
    )
    lines = _cohort_lines(programmes)
    return [ProgrammeLine(p.key, p.name, p.purpose, tuple(lines.get(p.pk, ()))) for p in programmes]


def _cohort_lines(programmes: list[Programme]) -> dict[int, list[CohortLine]]:
    cohorts = Cohort.objects.filter(programme__in=programmes).annotate(
        invited=Count("enrolments"),
        unanswered=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.INVITED)),
        taking_part=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.ADMITTED)),
    )
    lines: dict[int, list[CohortLine]] = {}
    for cohort in cohorts:
        lines.setdefault(cohort.programme_id, []).append(
            CohortLine(
                key=cohort.key, name=cohort.name, starts_on=cohort.starts_on, ends_on=cohort.ends_on,
                answer_by=cohort.answer_by, invited=cohort.invited, unanswered=cohort.unanswered,
                taking_part=cohort.taking_part,
            )
        )  # fmt: skip
    return lines
