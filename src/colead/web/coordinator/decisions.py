"""Whom a coordinator keeps together or apart, why two people do not meet, and a round as a file."""

from __future__ import annotations

import csv
import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.text import neutralize_cell
from colead.pairing import access
from colead.pairing.actions import decisions as actions
from colead.pairing.queries import rounds as queries
from colead.pairing.queries.exports import verifiable
from colead.pairing.states import Wish
from colead.programmes.access import coordinated_enrolment
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState
from colead.web.doors import PersonRequest, signed_in


@require_POST
@signed_in
def decide(request: PersonRequest, key: str) -> HttpResponse:
    """Keep two people together or apart from the next round on."""
    found = access.coordinated_round(request.user, key)
    one, other = (
        coordinated_enrolment(request.user, request.POST.get(name, "")) for name in ("one", "other")
    )
    wish = Wish.LOCK if request.POST.get("wish") == Wish.LOCK else Wish.FORBID
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


@signed_in
def why_not(request: PersonRequest, key: str) -> HttpResponse:
    """Answer why two people do not meet in a round."""
    found = access.coordinated_round(request.user, key)
    people = list(
        Enrolment.objects.filter(cohort=found.cohort, state=EnrolmentState.ADMITTED)
        .select_related("person")
        .order_by("person__name")
    )
    by_key = {enrolment.key: enrolment for enrolment in people}
    one, other = by_key.get(request.GET.get("one", "")), by_key.get(request.GET.get("other", ""))
    answer = queries.answer_why_not(found, one, other) if one and other else None
    context = {"round": found, "people": people, "one": one, "other": other, "answer": answer}
    return render(request, "coordinator/why_not.html", context)


@signed_in
def round_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the partnerships as a table; no cell of it can run as a formula."""
    found = access.coordinated_round(request.user, key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="round-{found.number}.csv"'
    response.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    table = csv.writer(response)
    table.writerow(
        [_("First"), _("Second"), _("Third"), _("First gets, of 100"), _("Second gets, of 100"), _("Because")]
    )
    proposals = list(queries.proposals_of(found))
    for line in queries.pair_lines(proposals, found.cohort.programme_id):
        names = [*line.names, ""][:3]
        cells = [
            *map(neutralize_cell, names),
            line.gets,
            line.gives,
            neutralize_cell(" ".join(line.sentences)),
        ]
        table.writerow(cells)
    return response


@signed_in
def round_json(request: PersonRequest, key: str) -> HttpResponse:
    """Give what an outsider needs to check the round: pseudonyms, allowed pairs, values, the solution and its bound."""
    found = access.coordinated_round(request.user, key)
    response = HttpResponse(json.dumps(verifiable(found), indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="round-{found.number}.json"'
    return response
