"""Who gets a place in a cohort: how it is decided, the lottery, the waiting list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.programmes import access
from colead.programmes.actions import admission as actions
from colead.programmes.queries.admission import admission_page
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.admission import AdmissionForm


@signed_in
def admission(request: PersonRequest, key: str) -> HttpResponse:
    """Show places and waiting list, and take how places are given."""
    cohort = access.coordinated_cohort(request.user, key)
    form = AdmissionForm(request.POST or None, instance=cohort)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_how(cohort=cohort, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("places", str(refusal))
        else:
            messages.success(request, _("It was written down. Whoever has a place keeps it."))
            return redirect("admission", key)
    cohort = access.coordinated_cohort(request.user, key) if form.is_bound else cohort
    context = {"cohort": cohort, "page": admission_page(cohort), "form": form}
    return render(request, "coordinator/admission.html", context)


@require_POST
@signed_in
def draw_lots(request: PersonRequest, key: str) -> HttpResponse:
    """Draw the lots, once."""
    cohort = access.coordinated_cohort(request.user, key)
    actions.draw(cohort=cohort, by=request.user, at=timezone.now())
    messages.success(request, _("The lots were drawn. Everybody in the lottery is told."))
    return redirect("admission", key)


@require_POST
@signed_in
def admit_next(request: PersonRequest, key: str) -> HttpResponse:
    """Give a free place to whoever is next."""
    cohort = access.coordinated_cohort(request.user, key)
    admitted = actions.admit_next(cohort=cohort, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s has a place now, and is told.") % {"name": admitted.person.name})
    return redirect("admission", key)
