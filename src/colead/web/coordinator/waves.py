"""A programme's plan of questions, and how many of a cohort have answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.programmes import access
from colead.surveys.actions import plans as actions
from colead.surveys.library import instruments_of
from colead.surveys.plans import plan_of
from colead.surveys.queries.responses import waves_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.survey_plan import SurveyPlanForm


@signed_in
def survey_plan(request: PersonRequest, key: str) -> HttpResponse:
    """Choose what each wave asks."""
    programme = access.coordinated_programme(request.user, key)
    form = SurveyPlanForm(
        plan_of(programme), instruments_of(programme), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                programme=programme, waves=form.waves(), gate=form.cleaned_data["gate"],
                gate_days=form.cleaned_data["gate_days"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The plan was changed. Waves that are open already go on as they are.")
            )
            return redirect("survey_plan", key)
    context = {"programme": programme, "form": form}
    return render(request, "coordinator/waves/plan.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def waves(request: PersonRequest, key: str) -> HttpResponse:
    """Show each wave of a cohort: when, and how many have answered, never who."""
    cohort = access.coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "waves": waves_of(cohort, at=timezone.now())}
    return render(request, "coordinator/waves/waves.html", context)
