"""Choosing: a shortlist to rank, or mentors to ask one at a time; and a mentor's answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.pairing import access
from colead.pairing.actions import choosing, requests
from colead.pairing.models import Round
from colead.pairing.queries import choosing as queries
from colead.pairing.states import RoundState
from colead.partnerships.actions import acceptance as answers
from colead.web.doors import PersonRequest, signed_in

RANK, MOST_RANKS = "rank-", 10


@signed_in
def choose(request: PersonRequest, key: str) -> HttpResponse:
    """Show a shortlist, and take the wishes of one that is ranked."""
    enrolment = access.choosing_enrolment(request.user, key)
    if request.method == "POST":
        found = Round.objects.filter(suggestions__enrolment=enrolment, state=RoundState.CHOOSING).first()
        if found is None:
            raise Http404
        choosing.wish(
            enrolment=enrolment, round=found, ranks=_ranks(request), by=request.user, at=timezone.now()
        )
        messages.success(request, _("Your wishes are noted. You can change them until choosing ends."))
        return redirect("choose", enrolment.key)
    page = queries.choice_page(enrolment)
    return render(request, "peer/choosing/choose.html", {"enrolment": enrolment, "page": page})


def _ranks(request: PersonRequest) -> dict[str, int]:
    """Read which rank was given to whom; what is no number is no wish."""
    given = {name: str(request.POST[name]) for name in request.POST if name.startswith(RANK)}
    return {
        name.removeprefix(RANK): int(value)
        for name, value in given.items()
        if value in map(str, range(1, 1 + MOST_RANKS))
    }


@signed_in
def ask(request: PersonRequest, key: str) -> HttpResponse:
    """Ask a mentor of one's shortlist, with a few words for them alone."""
    suggestion = access.own_suggestion(request.user, key)
    if request.method == "POST":
        made = requests.ask(
            suggestion=suggestion, message=request.POST.get("message", ""), by=request.user, at=timezone.now()
        )
        words = _("%(name)s was asked. You get an e-mail with the answer.") % {"name": made.asked.person.name}
        messages.success(request, words)
        return redirect("choose", suggestion.enrolment.key)
    context = {"suggestion": suggestion, "enrolment": suggestion.enrolment, "most": requests.MESSAGE_LENGTH}
    return render(request, "peer/choosing/ask.html", context)


@require_safe
@signed_in
def request_page(request: PersonRequest, key: str) -> HttpResponse:
    """Show a request to the two whom it is between."""
    found = access.own_request(request.user, key)
    is_mine = found.asker.person_id == request.user.pk
    return render(request, "peer/choosing/request.html", {"found": found, "is_mine": is_mine})


@require_POST
@signed_in
def accept_request(request: PersonRequest, key: str) -> HttpResponse:
    """Say yes to a learner."""
    found = access.own_request(request.user, key)
    made = answers.accept(request=found, by=request.user, at=timezone.now())
    messages.success(request, _("You are a mentor now. Pick a first time."))
    return redirect(f"{_home(found.asked.key)}?with={made.key}")


@require_POST
@signed_in
def decline_request(request: PersonRequest, key: str) -> HttpResponse:
    """Say no to a learner, kindly."""
    found = access.own_request(request.user, key)
    requests.decline(request=found, by=request.user, at=timezone.now())
    messages.success(request, _("Your no was passed on kindly, without a reason."))
    return redirect("peer_home", found.asked.key)


@require_POST
@signed_in
def withdraw_request(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's own request back."""
    found = access.own_request(request.user, key)
    requests.withdraw(request=found, by=request.user, at=timezone.now())
    messages.success(request, _("Your request was taken back. You can ask somebody else."))
    return redirect("choose", found.asker.key)


def _home(key: str) -> str:
    return reverse("peer_home", args=[key])
