"""Matching rounds: ask, look, compare, approve, publish."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from colead.learning.queries.completion import missing_in
from colead.pairing import access
from colead.pairing.actions import rounds as actions
from colead.pairing.models import Round
from colead.pairing.queries import pairs
from colead.pairing.queries import rounds as queries
from colead.pairing.queries.changes import changes_between
from colead.pairing.queries.choosing import choosing_figures
from colead.pairing.queries.comparisons import difference, names_in
from colead.pairing.queries.readiness import readiness
from colead.pairing.queries.what_if import what_if
from colead.pairing.states import RoundState
from colead.pairing.words import stage_name
from colead.partnerships.actions import publication
from colead.programmes.access import coordinated_cohort
from colead.programmes.states import Task
from colead.surveys.queries.responses import baseline_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.round import WeightsForm

PER_PAGE = 100
BUSY = (Round.WorkState.WAITING, Round.WorkState.WORKING)


@require_safe
@signed_in
def rounds(request: PersonRequest, key: str) -> HttpResponse:
    """List a cohort's rounds and who could be matched now."""
    cohort = coordinated_cohort(request.user, key, Task.MATCH)
    context = {
        "cohort": cohort, "rounds": queries.rounds_of(cohort), "readiness": readiness(cohort),
        "baseline": baseline_of(cohort, at=timezone.now()), "untrained": missing_in(cohort),
    }  # fmt: skip
    return render(request, "coordinator/rounds.html", context)


@require_POST
@signed_in
def request_round(request: PersonRequest, key: str) -> HttpResponse:
    """Ask for a new round, with weights of its own where some were given."""
    cohort = coordinated_cohort(request.user, key, Task.MATCH)
    form = WeightsForm(request.POST) if WeightsForm.is_in(request.POST) else None
    if form and not form.is_valid():
        messages.error(request, _("A weight goes from 0 to 100. Set each of them, then solve again."))
        return redirect("rounds", cohort.key)
    wishes_of = (
        access.coordinated_round(request.user, request.POST["wishes_of"])
        if request.POST.get("wishes_of")
        else None
    )
    created = actions.request(
        cohort=cohort, makes=request.POST.get("makes", ""), weights=form.cleaned_data if form else None,
        wishes_of=wishes_of, by=request.user, at=timezone.now(),
    )  # fmt: skip
    return redirect("round", created.key)


@require_safe
@signed_in
def round_page(request: PersonRequest, key: str) -> HttpResponse:
    """Show a round: its progress while it is worked out, then its result."""
    found = access.coordinated_round(request.user, key)
    if request.htmx and found.work_state not in BUSY:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.work_state != Round.WorkState.DONE:
        page = "coordinator/round_progress_part.html" if request.htmx else "coordinator/round_progress.html"
        return render(request, page, {"round": found, "stage": stage_name(found.progress_note)})
    return render(request, "coordinator/round.html", _result(found, request.GET.get("page")))


def _result(found: Round, number: str | None) -> dict[str, object]:
    positions = Paginator(range(1, found.groups + 1), PER_PAGE).get_page(number)
    decisions = pairs.decisions_of(found.cohort)
    first, last = positions.start_index(), positions.end_index()
    return {
        "round": found, "head": queries.head(found), "groups": queries.shown_groups(found), "page": positions,
        "pairs": pairs.pair_lines(found, first=first, last=last, decisions=decisions),
        "left_out": pairs.left_out_of(found), "decisions": decisions, "rules": found.policy["rules"],
        "weights": WeightsForm(initial=found.policy["weights"]), "before": queries.round_before(found),
        "choosing": choosing_figures(found) if found.state == RoundState.CHOOSING else None,
        "is_draft": found.state == RoundState.DRAFT, "wishes_key": found.wishes_of.key if found.wishes_of else "",
    }  # fmt: skip


@require_GET
@signed_in
def what_if_round(request: PersonRequest, key: str) -> HttpResponse:
    """Show what other weights would change, at once; nothing is kept."""
    found = access.solved_round(request.user, key)
    form = WeightsForm(request.GET) if WeightsForm.is_in(request.GET) else None
    weights = form.cleaned_data if form and form.is_valid() else None
    refused = bool(form) and (weights is None or not any(weights.values()))
    context = {
        "round": found, "refused": refused, "asked": weights is not None and not refused,
        "what_if": what_if(found, weights) if weights and not refused else None,
        "weights": WeightsForm(initial=weights or found.policy["weights"]),
    }  # fmt: skip
    page = "coordinator/round_parts/what_if.html" if request.htmx else "coordinator/what_if.html"
    return render(request, page, context)


@require_POST
@signed_in
def cancel_round(request: PersonRequest, key: str) -> HttpResponse:
    """Stop a run."""
    found = access.coordinated_round(request.user, key)
    stopped = actions.cancel(round=found, by=request.user, at=timezone.now())
    if stopped.work_state == Round.WorkState.DONE:
        messages.success(request, _("The round was finished before it could be stopped."))
        return redirect("round", stopped.key)
    messages.success(request, _("The round was stopped. Nothing of it was kept."))
    return redirect("rounds", stopped.cohort.key)


@require_safe
@signed_in
def compare_rounds(request: PersonRequest, key: str, other: str) -> HttpResponse:
    """Show what changed from another round to this one."""
    after = access.solved_round(request.user, key)
    before = access.solved_round(request.user, other, of=after.cohort)
    names = names_in(after)
    context = {
        "after": after, "before": before, "difference": difference(before, after, names),
        "changes": changes_between(before, after, names),
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
