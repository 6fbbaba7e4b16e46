"""A cohort at a glance: its coordinator's page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.insights.queries import glance as queries
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def cohort(request: PersonRequest, key: str) -> HttpResponse:
    """Show how the cohort is doing and the one next thing to do."""
    found = access.helped_cohort(request.user, key)
    seen = queries.glance(found, at=timezone.now())
    return render(request, "coordinator/cohort.html", {"cohort": found, "glance": seen})
