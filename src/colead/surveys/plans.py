"""A programme's plan of waves: what its coordinators chose, or what the timetable suggests."""

from __future__ import annotations

from colead.programmes.models import Cohort, Programme
from colead.surveys.models import SurveyPlan
from colead.surveys.timetable import Dates


def plan_of(programme: Programme) -> SurveyPlan:
    """Give the plan; a suggestion is not in the database."""
    return SurveyPlan.objects.filter(programme=programme).first() or SurveyPlan(programme=programme)


def dates_of(cohort: Cohort) -> Dates:
    """Give the dates of a cohort that waves hang on."""
    return Dates(cohort.created_at, cohort.starts_on, cohort.ends_on, cohort.half_way)
