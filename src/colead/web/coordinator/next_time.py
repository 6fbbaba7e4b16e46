"""What to change in the next cohort, for the coordinators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.insights.actions import improvements
from colead.insights.queries.improvement import next_time as page_of
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def next_time(request: PersonRequest, key: str) -> HttpResponse:
    """Show what the figures suggest."""
    cohort = access.coordinated_cohort(request.user, key)
    return render(request, "coordinator/next_time.html", {"cohort": cohort, "page": page_of(cohort)})


@require_POST
@signed_in
def accept_improvement(request: PersonRequest, key: str, metric: str) -> HttpResponse:
    """Carry a suggestion into the next cohort."""
    cohort = access.coordinated_cohort(request.user, key)
    improvements.accept(cohort=cohort, metric=metric, by=request.user, at=timezone.now())
    messages.success(request, _("It stands on the next cohort’s page."))
    return redirect("next_time", key)


@require_POST
@signed_in
def drop_improvement(request: PersonRequest, key: str, metric: str) -> HttpResponse:
    """Carry it on no longer."""
    cohort = access.coordinated_cohort(request.user, key)
    improvements.drop(cohort=cohort, metric=metric, by=request.user, at=timezone.now())
    messages.success(request, _("It is not carried on."))
    return redirect("next_time", key)
