"""A cohort's week: the coordinator's half hour."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.insights.queries import comparison
from colead.insights.queries import week as queries
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def week(request: PersonRequest, key: str) -> HttpResponse:
    """Show what needs a person, what changed since last week, and what to celebrate."""
    cohort = access.coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "week": queries.week(cohort, at=timezone.now())}
    return render(request, "coordinator/week.html", context)


@require_safe
@signed_in
def compare_cohorts(request: PersonRequest, key: str) -> HttpResponse:
    """Show a cohort beside the one before it."""
    cohort = access.coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "page": comparison.beside_the_last(cohort)}
    return render(request, "coordinator/compare_cohorts.html", context)
