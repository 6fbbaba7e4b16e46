"""Workshops that one may come to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.learning import access
from colead.learning.actions import seats
from colead.learning.queries import workshops as queries
from colead.learning.states import SeatState
from colead.learning.workshop_emails import invitation
from colead.partnerships.calendars import request as as_calendar
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def own_workshops(request: PersonRequest) -> HttpResponse:
    """List the workshops of one's cohorts."""
    lines = queries.own_workshops(request.user, at=timezone.now())
    context = {"lines": lines, "open": [line for line in lines if line.stage == "planned"]}
    return render(request, "peer/training/workshops.html", context)


@require_POST
@signed_in
def sign_up(request: PersonRequest, key: str) -> HttpResponse:
    """Take a place, or wait for one."""
    workshop, enrolment = access.open_workshop(request.user, key)
    seat = seats.sign_up(workshop=workshop, enrolment=enrolment, by=request.user, at=timezone.now())
    if seat.state == SeatState.COMING:
        messages.success(request, _("You have a place. An e-mail brings it into your calendar."))
    else:
        messages.success(
            request, _("You are on the waiting list, and get an e-mail as soon as a place is free.")
        )
    return redirect("own_workshops")


@require_POST
@signed_in
def give_back_seat(request: PersonRequest, key: str) -> HttpResponse:
    """Give one's place back."""
    workshop, enrolment = access.open_workshop(request.user, key)
    seats.give_back(workshop=workshop, enrolment=enrolment, by=request.user, at=timezone.now())
    messages.success(request, _("You gave your place back. Take it out of your calendar, please."))
    return redirect("own_workshops")


@require_safe
@signed_in
def workshop_calendar(request: PersonRequest, key: str) -> HttpResponse:
    """Give the workshop as a file for one's calendar."""
    workshop, _enrolment = access.open_workshop(request.user, key)
    calendar = as_calendar(invitation(workshop, request.user, timezone.now()))
    response = HttpResponse(calendar.text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="workshop.ics"'
    return response
