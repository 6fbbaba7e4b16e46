"""Workshops of a cohort: planned, changed, and who was there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.learning.access import coordinated_workshop
from colead.learning.actions import workshops as actions
from colead.learning.library import modules_of
from colead.learning.queries import workshops as queries
from colead.programmes import access
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.workshop import WorkshopForm


@signed_in
def workshops(request: PersonRequest, key: str) -> HttpResponse:
    """List the workshops of a cohort, and plan one."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    modules = modules_of(cohort.programme).values()
    form = WorkshopForm(request.user.time_zone, modules, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(cohort=cohort, plan=form.plan(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The workshop is planned. People of the cohort can sign up."))
            return redirect("workshop", made.key)
    lines = queries.workshops_of(cohort, at=timezone.now())
    context = {"cohort": cohort, "form": form, "lines": lines}
    return render(request, "coordinator/training/workshops.html", context, status=422 if form.errors else 200)


@signed_in
def workshop(request: PersonRequest, key: str) -> HttpResponse:
    """Show who comes and who waits; plan it otherwise."""
    found = coordinated_workshop(request.user, key)
    modules = modules_of(found.cohort.programme).values()
    data = request.POST if request.method == "POST" else None
    form = WorkshopForm(request.user.time_zone, modules, data, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(workshop=found, plan=form.plan(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The workshop was changed. Who has a place is told."))
            return redirect("workshop", key)
    context = {
        "workshop": found, "cohort": found.cohort, "form": form, "seats": queries.seats_of(found),
        "is_over": found.starts_at <= timezone.now(),
    }  # fmt: skip
    return render(request, "coordinator/training/workshop.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def cancel_workshop(request: PersonRequest, key: str) -> HttpResponse:
    """Let it not take place."""
    found = coordinated_workshop(request.user, key)
    actions.cancel(workshop=found, by=request.user, at=timezone.now())
    messages.success(request, _("The workshop was cancelled. Everybody who had signed up is told."))
    return redirect("workshops", found.cohort.key)


@require_POST
@signed_in
def workshop_attendance(request: PersonRequest, key: str) -> HttpResponse:
    """Say who was there."""
    found = coordinated_workshop(request.user, key)
    there = set(request.POST.getlist("there"))
    actions.note_attendance(workshop=found, there=there, by=request.user, at=timezone.now())
    messages.success(request, _("It is noted who was there."))
    return redirect("workshop", key)
