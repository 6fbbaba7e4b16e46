"""Ending or changing a pairing: pause, talk with the coordinator, end; each can be taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import endings, pauses
from colead.partnerships.closing import STEPS
from colead.partnerships.queries.changes import change_page
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.change import EndForm, ReturnForm


@require_safe
@signed_in
def change_pairing(request: PersonRequest, key: str) -> HttpResponse:
    """Show the three ways: pause, talk with the coordinator, end."""
    mine = access.own_seat(request.user, key)
    context = {"page": change_page(mine), "enrolment": mine.enrolment}
    return render(request, "peer/change/change.html", context)


@signed_in
def pause_pairing(request: PersonRequest, key: str) -> HttpResponse:
    """Ask until when, and pause."""
    mine = access.own_seat(request.user, key)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            until = form.cleaned_data["until"]
            pauses.pause(partnership=mine.partnership, until=until, by=request.user, at=timezone.now())
        except (pauses.ReturnPassed, pauses.ReturnTooFar) as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(request, _("You are pausing. All of you get an e-mail that says so."))
            return redirect("peer_home", mine.enrolment.key)
    context = {"page": change_page(mine), "enrolment": mine.enrolment, "form": form}
    return render(request, "peer/change/pause.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def go_on(request: PersonRequest, key: str) -> HttpResponse:
    """Let a pausing partnership go on."""
    mine = access.own_seat(request.user, key)
    pauses.go_on(partnership=mine.partnership, by=request.user, at=timezone.now())
    messages.success(request, _("You go on. There are times to choose from."))
    return redirect("peer_home", mine.enrolment.key)


@signed_in
def end_pairing(request: PersonRequest, key: str) -> HttpResponse:
    """Say what ending does, and do it once it is confirmed; an hour is left to change one's mind."""
    mine = access.own_seat(request.user, key)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        endings.ask(partnership=mine.partnership, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("change_pairing", key)
    context = {"page": change_page(mine), "enrolment": mine.enrolment, "form": form}
    return render(request, "peer/change/end.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def keep_pairing(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's wish to end it back."""
    mine = access.own_seat(request.user, key)
    try:
        endings.take_back(partnership=mine.partnership, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It goes on. Nobody has learned that you thought about it."))
    return redirect("peer_home", mine.enrolment.key)


@require_safe
@signed_in
def closing_guide(request: PersonRequest, key: str) -> HttpResponse:
    """Show twenty minutes of closing well, alone or together."""
    mine = access.own_seat(request.user, key)
    context = {"page": change_page(mine), "enrolment": mine.enrolment, "steps": STEPS}
    return render(request, "peer/change/closing.html", context)
