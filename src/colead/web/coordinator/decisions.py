"""Whom a coordinator keeps together or apart, and why two people do not meet."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.pairing import access
from colead.pairing.actions import decisions as actions
from colead.pairing.queries import rounds as queries
from colead.pairing.queries.why_not import answer_why_not, people_of
from colead.pairing.states import Wish
from colead.programmes.access import coordinated_enrolment
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.round import DecisionForm


@require_POST
@signed_in
def decide(request: PersonRequest, key: str) -> HttpResponse:
    """Keep two people together or apart from the next round on."""
    found = access.coordinated_round(request.user, key)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    one, other = (
        coordinated_enrolment(request.user, form.cleaned_data[name], Task.MATCH) for name in ("one", "other")
    )
    wish = form.cleaned_data["wish"]
    actions.decide(one=one, other=other, wish=wish, by=request.user, at=timezone.now())
    words = (
        _("%(one)s and %(other)s stay together when you solve again.")
        if wish == Wish.LOCK
        else _("%(one)s and %(other)s are kept apart when you solve again.")
    )
    messages.success(request, words % {"one": one.person.name, "other": other.person.name})
    return redirect("round", found.key)


@require_POST
@signed_in
def withdraw_decision(request: PersonRequest, key: str) -> HttpResponse:
    """Let the solver decide again about two people."""
    decision = access.coordinated_decision(request.user, key)
    cohort = decision.cohort
    actions.withdraw(decision=decision, by=request.user, at=timezone.now())
    messages.success(request, _("That was taken back. Solve again to see what it changes."))
    latest = queries.latest_round(cohort)
    return redirect("round", latest.key) if latest else redirect("rounds", cohort.key)


@require_safe
@signed_in
def why_not(request: PersonRequest, key: str) -> HttpResponse:
    """Answer why two people do not meet in a round."""
    found = access.solved_round(request.user, key)
    asked = [request.GET.get(name, "") for name in ("one", "other")]
    context = {"round": found, "people": people_of(found), "one": asked[0], "other": asked[1]}
    if all(asked):
        one, other = (coordinated_enrolment(request.user, enrolment, Task.MATCH) for enrolment in asked)
        context["answer"] = answer_why_not(found, one, other)
    return render(request, "coordinator/why_not.html", context)
