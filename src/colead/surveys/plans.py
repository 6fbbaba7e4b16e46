"""A programme's plan of waves: what its coordinators chose, or what the timetable suggests."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, Subquery

from colead.programmes.models import Cohort, Programme
from colead.surveys.models import SurveyPlan, Wave
from colead.surveys.states import WaveKind
from colead.surveys.timetable import Dates


def plan_of(programme: Programme) -> SurveyPlan:
    """Give the plan; a suggestion is not in the database."""
    return SurveyPlan.objects.filter(programme=programme).first() or SurveyPlan(programme=programme)


def plan_and_baseline(cohort: Cohort) -> tuple[SurveyPlan, datetime | None]:
    """Give the plan, and when the cohort was asked its first questions; one query."""
    opened = Wave.objects.filter(cohort=OuterRef("pk"), kind=WaveKind.BASELINE).values("opens_at")[:1]
    found = (
        Cohort.objects.select_related("programme__survey_plan")
        .annotate(opened=Subquery(opened))
        .get(pk=cohort.pk)
    )
    plan = getattr(found.programme, "survey_plan", None) or SurveyPlan(programme=cohort.programme)
    return plan, found.opened


def dates_of(cohort: Cohort) -> Dates:
    """Give the dates of a cohort that waves hang on."""
    return Dates(cohort.created_at, cohort.starts_on, cohort.ends_on, cohort.half_way)
