"""A facilitator's circles: the roster, the next meeting and its guide, who was there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.partnerships import access
from colead.partnerships.queries import attendance as queries
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def circles(request: PersonRequest) -> HttpResponse:
    """List the circles that the person facilitates."""
    found = queries.circles_of(request.user, at=timezone.now())
    return render(request, "facilitator/circles.html", {"circles": found})


@require_safe
@signed_in
def circle(request: PersonRequest, key: str) -> HttpResponse:
    """Show one circle: who is in it, what comes next, who was there."""
    mine = access.facilitated_circle(request.user, key)
    page = queries.circle_page(mine, at=timezone.now())
    return render(request, "facilitator/circle.html", {"page": page, "partnership": mine.partnership})
