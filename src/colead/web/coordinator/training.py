"""What a programme teaches its people, and who is trained."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.learning.access import known_module
from colead.learning.actions import plans
from colead.learning.actions import training as actions
from colead.learning.library import modules_of
from colead.learning.links import briefing_token
from colead.learning.plans import plan_of
from colead.learning.queries.briefings import briefing_lines
from colead.learning.queries.completion import training_of
from colead.learning.queries.modules import module_as_read
from colead.programmes import access
from colead.programmes.models import Cohort
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.training import TrainingPlanForm

PER_PAGE = 100


@signed_in
def training_plan(request: PersonRequest, key: str) -> HttpResponse:
    """Choose what each role goes through."""
    programme = access.coordinated_programme(request.user, key)
    modules = modules_of(programme)
    form = TrainingPlanForm(plan_of(programme), modules, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            plans.change(
                programme=programme, modules=form.chosen(), gate=form.cleaned_data["gate"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan was changed. Who has finished a module keeps that."))
            return redirect("training_plan", key)
    context = {"programme": programme, "form": form, "modules": list(modules.values())}
    return render(request, "coordinator/training/plan.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def training_module(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Show a module as people read it, with the right answers."""
    programme = access.coordinated_programme(request.user, key)
    context = {"programme": programme, "page": module_as_read(known_module(programme, code))}
    return render(request, "coordinator/training/module.html", context)


@require_safe
@signed_in
def cohort_training(request: PersonRequest, key: str) -> HttpResponse:
    """Show who is trained, those first who are not."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    found = training_of(cohort)
    ordered = sorted(found.lines, key=lambda line: line.is_trained)
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    context = {"cohort": cohort, "training": found, "page": page, "lines": list(page)}
    return render(request, "coordinator/training/cohort.html", context)


@require_POST
@signed_in
def count_training(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Count a module as finished that somebody learned elsewhere."""
    enrolment = access.coordinated_enrolment(request.user, key)
    module = known_module(enrolment.cohort.programme, code)
    actions.count(enrolment=enrolment, module=module, by=request.user, at=timezone.now())
    messages.success(
        request, _("It counts as finished for %(name)s, who sees that.") % {"name": enrolment.person.name}
    )
    return redirect("cohort_training", enrolment.cohort.key)


@require_safe
@signed_in
def briefings(request: PersonRequest, key: str) -> HttpResponse:
    """Give the link to each briefing, and how many have said that they read it."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    lines = [
        (line, settings.PUBLIC_ADDRESS + reverse("briefing_link", args=[_token(cohort, line.audience)]))
        for line in briefing_lines(cohort)
    ]
    return render(request, "coordinator/training/briefings.html", {"cohort": cohort, "lines": lines})


def _token(cohort: Cohort, audience: str) -> str:
    return briefing_token(cohort, audience, at=timezone.now())
