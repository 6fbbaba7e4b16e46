"""What a person changes for themself alone: a word with the coordinator, a pause, coming back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.partnerships.actions import pauses, requests
from colead.partnerships.queries.changes import coordinators_of, leave_page, open_request
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.change import ReturnForm, WordForm


@signed_in
def word(request: PersonRequest, key: str) -> HttpResponse:
    """Ask for a word with the coordinator; show the request that is open."""
    enrolment = access.own_enrolment(request.user, key)
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        requests.ask_for_a_word(enrolment=enrolment, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Your coordinator will be in touch within two working days."))
        return redirect("word", key)
    context = {
        "enrolment": enrolment, "form": form, "request_open": open_request(enrolment),
        "coordinators": coordinators_of(enrolment.cohort_id),
    }  # fmt: skip
    return render(request, "peer/change/word.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def take_word_back(request: PersonRequest, key: str) -> HttpResponse:
    """Take the request back."""
    enrolment = access.own_enrolment(request.user, key)
    requests.take_back(enrolment=enrolment, by=request.user, at=timezone.now())
    messages.success(request, _("Your request was taken back, with what you wrote."))
    return redirect("peer_home", key)


@signed_in
def take_leave(request: PersonRequest, key: str) -> HttpResponse:
    """Ask until when somebody is away, and pause for them."""
    enrolment = access.own_enrolment(request.user, key)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            pauses.take_leave(enrolment=enrolment, **form.cleaned_data, by=request.user, at=timezone.now())
        except (pauses.ReturnPassed, pauses.ReturnTooFar) as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(request, _("You are pausing. Nobody plans for you until you are back."))
            return redirect("peer_home", key)
    context = {"enrolment": enrolment, "form": form, "leave": leave_page(enrolment)}
    return render(request, "peer/change/leave.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def come_back(request: PersonRequest, key: str) -> HttpResponse:
    """Take part again."""
    enrolment = access.own_enrolment(request.user, key)
    pauses.come_back(enrolment=enrolment, by=request.user, at=timezone.now())
    messages.success(request, _("Good to have you back."))
    return redirect("peer_home", key)
