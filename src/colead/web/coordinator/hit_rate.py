"""Were the signs right? A cohort's hit rate, for its coordinators."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.insights.queries.hit_rate import hit_rate as rate_of
from colead.programmes import access
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def hit_rate(request: PersonRequest, key: str) -> HttpResponse:
    """Show how often the signs of this cohort were right."""
    cohort = access.coordinated_cohort(request.user, key, Task.MATCH)
    context = {"cohort": cohort, "rate": rate_of(cohort, at=timezone.now())}
    return render(request, "coordinator/care/hit_rate.html", context)
