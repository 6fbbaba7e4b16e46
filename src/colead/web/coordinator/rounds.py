"""Matching rounds: ask, look, decide, compare, approve, publish."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.pairing import access
from colead.pairing.actions import rounds as actions
from colead.pairing.models import Round
from colead.pairing.queries import rounds as queries
from colead.partnerships.actions import publication
from colead.programmes.access import coordinated_cohort
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.round import WeightsForm

PER_PAGE = 100


@signed_in
def rounds(request: PersonRequest, key: str) -> HttpResponse:
    """List a cohort's rounds and who could be matched now."""
    cohort = coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "rounds": queries.rounds_of(cohort), "readiness": queries.readiness(cohort)}
    return render(request, "coordinator/rounds.html", context)


@require_POST
@signed_in
def request_round(request: PersonRequest, key: str) -> HttpResponse:
    """Ask for a new round, with weights of its own where some were given."""
    cohort = coordinated_cohort(request.user, key)
    form = WeightsForm(request.POST)
    weights = form.cleaned_data if form.is_valid() else None
    created = actions.request(cohort=cohort, weights=weights, by=request.user, at=timezone.now())
    return redirect("round", created.key)


@signed_in
def round_page(request: PersonRequest, key: str) -> HttpResponse:
    """Show a round: its progress while it is worked out, then its result."""
    found = access.coordinated_round(request.user, key)
    if found.work_state != Round.WorkState.DONE:
        template = (
            "coordinator/round_progress_part.html" if request.htmx else "coordinator/round_progress.html"
        )
        return render(request, template, {"round": found})
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    page = Paginator(queries.proposals_of(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": found, "head": queries.head(found), "groups": queries.shown_groups(found), "page": page,
        "pairs": queries.pair_lines(list(page), found.cohort.programme_id), "left_out": queries.left_out_of(found),
        "decisions": queries.decisions_of(found.cohort), "weights": WeightsForm(initial=found.policy["weights"]),
        "rules": found.policy["rules"], "before": queries.round_before(found),
    }  # fmt: skip
    return render(request, "coordinator/round.html", context)


@require_POST
@signed_in
def cancel_round(request: PersonRequest, key: str) -> HttpResponse:
    """Stop a run."""
    found = actions.cancel(
        round=access.coordinated_round(request.user, key), by=request.user, at=timezone.now()
    )
    return redirect("rounds", found.cohort.key)


@signed_in
def compare_rounds(request: PersonRequest, key: str, other: str) -> HttpResponse:
    """Show what changed from another round to this one."""
    after = access.coordinated_round(request.user, key)
    before = access.coordinated_round(request.user, other)
    context = {
        "after": after, "before": before, "difference": queries.difference(before, after),
        "after_head": queries.head(after), "before_head": queries.head(before),
    }  # fmt: skip
    return render(request, "coordinator/compare_rounds.html", context)


@require_POST
@signed_in
def approve_round(request: PersonRequest, key: str) -> HttpResponse:
    """Say that a round may be published."""
    found = access.coordinated_round(request.user, key)
    actions.approve(round=found, by=request.user, at=timezone.now())
    messages.success(request, _("The round was approved. Publishing it tells everybody."))
    return redirect("round", found.key)


@require_POST
@signed_in
def withdraw_approval(request: PersonRequest, key: str) -> HttpResponse:
    """Take an approval back."""
    found = access.coordinated_round(request.user, key)
    actions.withdraw_approval(round=found, by=request.user, at=timezone.now())
    messages.success(request, _("The approval was taken back. Nobody was told."))
    return redirect("round", found.key)


@require_POST
@signed_in
def publish_round(request: PersonRequest, key: str) -> HttpResponse:
    """Make the partnerships and write to everybody."""
    found = access.coordinated_round(request.user, key)
    publication.publish(round=found, by=request.user, at=timezone.now())
    messages.success(request, _("The round was published. Everybody gets an e-mail with their partner."))
    return redirect("cohort", found.cohort.key)
