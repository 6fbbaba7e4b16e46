"""The competencies of a programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.programmes import access
from colead.programmes.actions import competencies as actions
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.programme import CompetencyForm


@signed_in
def competencies(request: PersonRequest, key: str) -> HttpResponse:
    """List a programme's competencies and add one."""
    programme = access.coordinated_programme(request.user, key)
    form = CompetencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(programme=programme, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The competency was added."))
            return redirect("competencies", programme.key)
    context = {"programme": programme, "competencies": list(programme.competencies.all()), "form": form}
    return render(request, "coordinator/competencies.html", context)


@signed_in
def competency(request: PersonRequest, key: str) -> HttpResponse:
    """Rename and describe a competency."""
    found = access.coordinated_competency(request.user, key)
    form = CompetencyForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(competency=found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, _("The competency was changed."))
            return redirect("competencies", found.programme.key)
    return render(request, "coordinator/competency.html", {"competency": found, "form": form})


@require_POST
@signed_in
def move_competency(request: PersonRequest, key: str) -> HttpResponse:
    """Move a competency one place up or down."""
    found = access.coordinated_competency(request.user, key)
    actions.move(competency=found, up=request.POST.get("to") == "up", by=request.user, at=timezone.now())
    return redirect("competencies", found.programme.key)


@require_POST
@signed_in
def remove_competency(request: PersonRequest, key: str) -> HttpResponse:
    """Remove a competency that nobody has chosen."""
    found = access.coordinated_competency(request.user, key)
    actions.remove(competency=found, by=request.user, at=timezone.now())
    messages.success(request, _("The competency was removed."))
    return redirect("competencies", found.programme.key)
