"""The sponsor's page: released counts and nothing else."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.insights.queries.figures import latest_figures
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def figures(request: PersonRequest, key: str) -> HttpResponse:
    """Show the cohort's latest release."""
    cohort = access.figures_cohort(request.user, key)
    return render(request, "sponsor/figures.html", {"cohort": cohort, "figures": latest_figures(cohort)})
