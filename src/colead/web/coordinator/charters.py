"""A programme's charter as it is in force: published, acknowledged, on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.programmes import access
from colead.programmes.actions import charters as actions
from colead.programmes.queries.charters import charter_page
from colead.web.doors import PersonRequest, signed_in
from colead.web.pdf import pdf_response


@signed_in
def published_charter(request: PersonRequest, key: str) -> HttpResponse:
    """Show the charter in force and who has acknowledged it; publish it as it stands now."""
    programme = access.coordinated_programme(request.user, key)
    if request.method == "POST":
        actions.publish(programme=programme, by=request.user, at=timezone.now())
        messages.success(
            request, _("The charter was published. Everybody in the programme is asked to read it.")
        )
        return redirect("published_charter", key)
    page = charter_page(programme, at=timezone.now())
    return render(request, "coordinator/published_charter.html", {"programme": programme, "page": page})


@require_safe
@signed_in
def charter_pdf(request: PersonRequest, key: str) -> HttpResponse:
    """Give the charter as a PDF: the one in force, or the draft while there is none."""
    programme = access.coordinated_programme(request.user, key)
    page = charter_page(programme, at=timezone.now())
    return pdf_response(request, "pdf/charter.html", {"charter": page.current or page.draft}, name="charter")


@require_POST
@signed_in
def lock_outcome(request: PersonRequest, key: str, cohort: str) -> HttpResponse:
    """Write down by what a cohort will be judged."""
    found = access.coordinated_cohort(request.user, cohort)
    if found.programme.key != key:
        raise Http404
    actions.lock_outcome(cohort=found, by=request.user, at=timezone.now())
    messages.success(request, _("The outcome is locked. It stands beside every result of this cohort."))
    return redirect("published_charter", key)
