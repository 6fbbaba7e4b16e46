"""Asking peers how they see one lead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.kernel.errors import Refused
from colead.surveys import access
from colead.surveys.actions import raters as actions
from colead.surveys.queries.raters import asked_by
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.raters import peers_formset, peers_of


@signed_in
def raters(request: PersonRequest, key: str) -> HttpResponse:
    """Ask three to five people; say how it stands without saying who has answered."""
    found = access.own_questionnaire(request.user, key)
    asked = asked_by(found, at=timezone.now())
    forms = peers_formset(asked.room, request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and forms.is_valid():
        try:
            actions.ask(questionnaire=found, peers=peers_of(forms), by=request.user, at=timezone.now())
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(
                request, _("They have been asked. You see the mean once the time is over, from three on.")
            )
            return redirect("raters", key)
    context = {"questionnaire": found, "key": key, "asked": asked, "forms": forms, "problem": problem}
    return render(request, "peer/surveys/raters.html", context, status=422 if forms.is_bound else 200)
