"""The badges that people of a cohort took, for its coordinators: to revoke one that was a mistake."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.community import access as community
from colead.community.actions import badges as actions
from colead.community.queries.badges import issued_in
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def cohort_badges(request: PersonRequest, key: str) -> HttpResponse:
    """List the badges of a cohort."""
    cohort = access.coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "issued": issued_in(cohort, at=timezone.now())}
    return render(request, "coordinator/badges.html", context)


@require_POST
@signed_in
def revoke_badge(request: PersonRequest, key: str) -> HttpResponse:
    """Revoke a badge."""
    badge = community.coordinated_badge(request.user, key)
    actions.revoke(badge=badge, by=request.user, at=timezone.now())
    messages.success(request, _("The badge was revoked, and its holder is told."))
    return redirect("cohort_badges", badge.enrolment.cohort.key)
