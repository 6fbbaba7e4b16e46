"""Planning cohorts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.programmes import access
from colead.programmes.actions import cohorts as actions
from colead.programmes.queries.cohorts import next_plan
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.programme import CohortForm


@signed_in
def create_cohort(request: PersonRequest, key: str) -> HttpResponse:
    """Plan a new run of a programme."""
    programme = access.coordinated_programme(request.user, key)
    form = CohortForm(request.POST or None, initial=next_plan(programme, on=timezone.now().date()))
    if request.method == "POST" and form.is_valid():
        cohort = actions.create(programme=programme, plan=form.plan(), by=request.user, at=timezone.now())
        messages.success(request, _("The cohort was planned. Next: invite people."))
        return redirect("cohort", cohort.key)
    return render(request, "coordinator/create_cohort.html", {"programme": programme, "form": form})


@signed_in
def change_cohort(request: PersonRequest, key: str) -> HttpResponse:
    """Rename a cohort or move its dates."""
    cohort = access.coordinated_cohort(request.user, key)
    form = CohortForm(request.POST or None, instance=cohort)
    if request.method == "POST" and form.is_valid():
        actions.change(cohort=cohort, plan=form.plan(), by=request.user, at=timezone.now())
        messages.success(request, _("The cohort was changed."))
        return redirect("cohort", cohort.key)
    return render(request, "coordinator/change_cohort.html", {"cohort": cohort, "form": form})
