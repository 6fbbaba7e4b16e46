"""How far a programme is set up: what is done, what is missing, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from colead.insights.queries.planning import Planning, planning
from colead.pairing.models import MatchingPolicy
from colead.programmes.models import (
    Appointment,
    CharterVersion,
    Cohort,
    Competency,
    Enrolment,
    PlannedStep,
    Programme,
)
from colead.programmes.queries.charters import missing_in
from colead.programmes.states import EnrolmentState, Post

USUAL_ANSWERING = 60  # of 100 who answer before and after, where nothing better is known


@dataclass(frozen=True)
class Step:
    """One step of setting up; `key` is what its address takes."""

    code: str
    key: str
    is_done: bool
    minutes: int
    is_optional: bool = False


@dataclass(frozen=True)
class SetUp:
    """The check list, and what the cohort that comes next can show."""

    steps: tuple[Step, ...]
    cohort_key: str
    people: int  # who takes part, or is invited and has not said no
    planning: Planning
    missing: tuple[str, ...]  # in the charter

    @property
    def open(self) -> list[Step]:
        return [step for step in self.steps if not step.is_done and not step.is_optional]

    @property
    def next(self) -> Step | None:
        return self.open[0] if self.open else None

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.open)


def set_up(programme: Programme, *, people: int | None = None, answering: int | None = None) -> SetUp:
    """Answer "what is missing before people can be invited?"; two queries."""
    found = _found(programme)
    cohort = _next_cohort(programme)
    counted = (cohort.people if cohort else 0) if people is None else people  # type: ignore[attr-defined]
    shown = planning(counted, answering=USUAL_ANSWERING if answering is None else answering)
    return SetUp(
        _steps(programme, found, cohort), cohort.key if cohort else "", counted, shown, missing_in(programme)
    )


def _found(programme: Programme) -> Mapping[str, Any]:
    mine = {"programme": OuterRef("pk")}
    sponsors = Appointment.objects.filter(**mine, post=Post.SPONSOR)
    return (
        Programme.objects.filter(pk=programme.pk)
        .annotate(
            published=Exists(CharterVersion.objects.filter(**mine, is_current=True)),
            competencies_named=Exists(Competency.objects.filter(**mine)),
            policy_set=Exists(MatchingPolicy.objects.filter(**mine)),
            planned=Exists(PlannedStep.objects.filter(**mine)),
            sponsored=Exists(sponsors),
        )
        .values("published", "competencies_named", "policy_set", "planned", "sponsored")
        .get()
    )


def _next_cohort(programme: Programme) -> Cohort | None:
    out = (EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN, EnrolmentState.REJECTED, EnrolmentState.LEFT)
    invited = Exists(Enrolment.objects.filter(cohort=OuterRef("pk")))
    cohorts = Cohort.objects.filter(programme=programme)
    return cohorts.annotate(
        people=Count("enrolments", filter=~Q(enrolments__state__in=out)), has_invited=invited
    ).first()


def _steps(programme: Programme, found: Mapping[str, Any], cohort: Cohort | None) -> tuple[Step, ...]:
    key, cohort_key = programme.key, cohort.key if cohort else ""
    return (
        Step("charter", key, not missing_in(programme), 6),
        Step("sponsor", key, found["sponsored"] or bool(programme.sponsor_name), 1),
        Step("competencies", key, found["competencies_named"], 1),
        Step("policy", key, found["policy_set"], 2, is_optional=True),
        Step("plan", key, found["planned"], 2, is_optional=True),
        Step("publish", key, found["published"], 1),
        Step("cohort", key, cohort is not None, 1),
        Step("lock", key, bool(cohort and cohort.outcome_locked_at), 1),
        Step("invite", cohort_key, bool(cohort and cohort.has_invited), 4),  # type: ignore[attr-defined]
    )
