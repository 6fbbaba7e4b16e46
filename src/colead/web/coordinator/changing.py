"""Solving a round again with the least disturbance: what would change, at what price, then the new round."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from colead.pairing import access
from colead.pairing.actions import rounds as actions
from colead.pairing.models import Round
from colead.pairing.queries.changes import Changes, what_would_change
from colead.pairing.queries.locks import ImpossibleDecision
from colead.pairing.queries.parts import ImpossibleRound
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.round import PriceForm

KEEP_ALL = 100


@require_safe
@signed_in
def change_round(request: PersonRequest, key: str) -> HttpResponse:
    """Show what solving again with the people and decisions of today would change; nothing is kept."""
    found = access.solved_round(request.user, key)
    form = PriceForm(request.GET)
    price = form.cleaned_data["price"] if form.is_valid() else KEEP_ALL
    changes, impossible = (None, "") if found.published_at else _changes(found, price)
    context = {
        "round": found, "prices": PriceForm.prices_for(found.makes), "price": price, "changes": changes,
        "impossible": impossible,
    }  # fmt: skip
    page = "coordinator/round_parts/would_change.html" if request.htmx else "coordinator/change_round.html"
    return render(request, page, context)


def _changes(found: Round, price: int) -> tuple[Changes | None, str]:
    try:
        return what_would_change(found, price), ""
    except (ImpossibleDecision, ImpossibleRound) as error:
        return None, str(error)


@require_POST
@signed_in
def solve_beside(request: PersonRequest, key: str) -> HttpResponse:
    """Ask for a new round that leaves this one's partnerships as they are where it can."""
    found = access.solved_round(request.user, key)
    form = PriceForm(request.POST)
    price = form.cleaned_data["price"] if form.is_valid() else KEEP_ALL
    created = actions.request(
        cohort=found.cohort, makes=found.makes, keeps=found, price=price, by=request.user, at=timezone.now()
    )
    return redirect("round", created.key)
