"""Setting a programme up: what is done, what is missing, what the cohort can show."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.insights.queries.set_up import set_up as answer
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.planning import PlanningForm


@require_safe
@signed_in
def set_up(request: PersonRequest, key: str) -> HttpResponse:
    """Show the check list with the one next step, and plan how many answers it takes."""
    programme = access.coordinated_programme(request.user, key)
    form = PlanningForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = answer(programme, people=asked.get("people"), answering=asked.get("answering"))
    if not form.is_bound:
        form = PlanningForm(initial={"people": page.people, "answering": page.planning.answering})
    return render(request, "coordinator/set_up.html", {"programme": programme, "page": page, "form": form})
