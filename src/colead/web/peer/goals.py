"""Goals: the list, one of them, setting and wording, and what partners see."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.partnerships import goal_access as access
from colead.partnerships.actions import goals as actions
from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.models import Goal, Partnership
from colead.partnerships.queries import goals as queries
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.goal import GoalForm, GoalNoteForm


@require_safe
@signed_in
def goals(request: PersonRequest) -> HttpResponse:
    """Show what the person works towards, and what partners let them see of theirs."""
    return render(request, "peer/goals/goals.html", {"page": queries.goals_page(request.user)})


@require_safe
@signed_in
def goal(request: PersonRequest, key: str) -> HttpResponse:
    """Show one goal: the person's own, or a partner's as far as they let it be seen."""
    found, seat = access.goal_to_read(request.user, key)
    seen = queries.goal_page(found, seat, on=timezone.localdate())
    return render(request, "peer/goals/goal.html", {"page": seen, "goal": seen.line, "form": GoalNoteForm()})


@signed_in
def new_goal(request: PersonRequest) -> HttpResponse:
    """Set a goal."""
    enrolment = access.working_enrolment(request.user, request.GET.get("in", ""))
    form = _form(request, enrolment)
    if _saves(
        form,
        lambda draft: actions.begin(enrolment=enrolment, draft=draft, by=request.user, at=timezone.now()),
    ):
        messages.success(request, _("Your goal is set."))
        return redirect("goals")
    context = {"form": form, "enrolment": enrolment}
    return render(request, "peer/goals/write.html", context, status=422 if form.errors else 200)


@signed_in
def change_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Word a goal anew, or change who sees it."""
    found = access.own_goal(request.user, key)
    form = _form(request, found.enrolment, found)

    def save(draft: GoalDraft) -> Goal:
        version = form.cleaned_data["version"] or 0
        return actions.change(goal=found, draft=draft, version=version, by=request.user, at=timezone.now())

    if _saves(form, save):
        messages.success(request, _("The goal was changed."))
        return redirect("goal", key)
    return render(
        request, "peer/goals/write.html", {"form": form, "goal": found}, status=422 if form.errors else 200
    )


def _form(request: PersonRequest, enrolment: Enrolment, goal: Goal | None = None) -> GoalForm:
    partners = queries.partners_for(enrolment, goal.partnership_id if goal else None)
    return GoalForm(queries.competencies_of(enrolment), partners, request.POST or None, goal=goal)


def _saves(form: GoalForm, save: Callable[[GoalDraft], object]) -> bool:
    """Save a form whose shape is right; a refusal becomes its error, so that nothing typed is lost."""
    if not form.is_valid():
        return False
    keys = [form.cleaned_data["partnership"]]
    partnerships = {one.key: one for one in Partnership.objects.filter(key__in=keys)}
    try:
        save(form.draft(partnerships))
    except Refused as refusal:
        form.add_error(None, forms.ValidationError(str(refusal)))
        return False
    return True
