"""Letting people choose, and what the coordinator sees of it: dates and counts, never wishes or messages."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.pairing import access
from colead.pairing.actions import choosing as actions
from colead.pairing.queries.choosing import requests_in
from colead.programmes.access import coordinated_cohort
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in

PER_PAGE = 100


@require_POST
@signed_in
def open_choosing(request: PersonRequest, key: str) -> HttpResponse:
    """Let people choose for a week."""
    found = access.coordinated_round(request.user, key)
    actions.open(round=found, by=request.user, at=timezone.now())
    messages.success(request, _("Choosing is open. Everybody gets an e-mail with a link to their shortlist."))
    return redirect("round", found.key)


@require_POST
@signed_in
def stop_choosing(request: PersonRequest, key: str) -> HttpResponse:
    """End choosing; the round is a draft again."""
    found = access.coordinated_round(request.user, key)
    actions.stop(round=found, by=request.user, at=timezone.now())
    messages.success(request, _("Choosing has ended. What people wished for is kept."))
    return redirect("round", found.key)


@require_safe
@signed_in
def requests(request: PersonRequest, key: str) -> HttpResponse:
    """List who asked whom, and how it stands."""
    cohort = coordinated_cohort(request.user, key, Task.MATCH)
    page = Paginator(requests_in(cohort), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coordinator/requests.html", {"cohort": cohort, "page": page, "lines": list(page)})
