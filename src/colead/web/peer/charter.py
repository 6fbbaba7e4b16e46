"""The charter of one's programme: to read, to acknowledge, to keep."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.programmes import access
from colead.programmes.actions import charters as actions
from colead.programmes.models import CharterVersion
from colead.programmes.queries.charters import charter_for
from colead.web.doors import PersonRequest, signed_in
from colead.web.pdf import pdf_response


@signed_in
def own_charter(request: PersonRequest, key: str) -> HttpResponse:
    """Show what the programme promises and expects, and take the word that one has read it."""
    enrolment = access.own_enrolment(request.user, key)
    if request.method == "POST":
        version = get_object_or_404(
            CharterVersion, key=request.POST.get("version", ""), programme=enrolment.cohort.programme
        )
        actions.acknowledge(version=version, enrolment=enrolment, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. It was noted that you have read it."))
        return redirect("own_charter", key)
    context = {"enrolment": enrolment, "charter": charter_for(enrolment)}
    return render(request, "peer/charter.html", context)


@require_safe
@signed_in
def own_charter_pdf(request: PersonRequest, key: str) -> HttpResponse:
    """Give the charter in force as a PDF."""
    charter = charter_for(access.own_enrolment(request.user, key))
    if charter is None:
        raise Http404
    return pdf_response(request, "pdf/charter.html", {"charter": charter}, name="charter")
