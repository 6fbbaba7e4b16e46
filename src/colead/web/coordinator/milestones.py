"""Which milestones a programme celebrates."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.community.actions import milestones as actions
from colead.community.queries.milestones import chosen_of
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.community import MilestonesForm


@signed_in
def programme_milestones(request: PersonRequest, key: str) -> HttpResponse:
    """Show and change what the programme celebrates."""
    programme = access.coordinated_programme(request.user, key)
    shown = {"milestones": sorted(chosen_of(programme))}
    form = MilestonesForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["milestones"]
        actions.choose(programme=programme, milestones=chosen, by=request.user, at=timezone.now())
        messages.success(request, _("The milestones were changed."))
        return redirect("programme_milestones", key)
    context = {"programme": programme, "form": form}
    return render(request, "coordinator/milestones.html", context, status=422 if form.is_bound else 200)
