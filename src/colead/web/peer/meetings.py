"""A meeting's pages: the hour itself, its time, moving it and cancelling it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import meetings as actions
from colead.partnerships.models import Meeting, Member
from colead.partnerships.naming import first_names, others
from colead.partnerships.queries import cards
from colead.partnerships.queries import meetings as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.meeting import ReasonForm, TimeForm, WorksheetForm


@require_safe
@signed_in
def meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Show the guide with its timer, the worksheets, and afterwards the three taps."""
    found, mine = access.own_meeting(request.user, key)
    return show_meeting(request, found, mine)


def show_meeting(
    request: PersonRequest, found: Meeting, mine: Member, form: WorksheetForm | None = None
) -> HttpResponse:
    """Render a meeting's page; with a form whose worksheet could not be saved, so that nothing typed is lost."""
    seen = queries.meeting_page(found, mine, at=timezone.now())
    context = {
        "page": seen, "meeting": seen.card, "enrolment": mine.enrolment, "now": timezone.now(),
        "form": form or WorksheetForm(initial=vars(seen.mine)), "scale": range(1, 6),
    }  # fmt: skip
    return render(request, "peer/meeting.html", context, status=422 if form else 200)


@signed_in
def meeting_time(request: PersonRequest, key: str) -> HttpResponse:
    """Let a member choose one of the proposed times, suggest another, or move the meeting."""
    found, mine = access.own_meeting(request.user, key)
    if "slot" in request.POST:
        slot = access.own_slot(found, request.POST["slot"])
        actions.pick_slot(meeting=found, slot=slot, by=request.user, at=timezone.now())
        messages.success(request, _("Your first time is set. Both of you get an invitation."))
        return redirect("peer_home", mine.enrolment.key)
    # What the page showed decides: a time that a partner has chosen meanwhile is not moved by accident.
    action = actions.reschedule if "moves" in request.POST else actions.plan
    form = TimeForm(found, request.user.time_zone, request.POST or None)
    if request.method == "POST" and _acts(
        form, lambda time: action(meeting=found, by=request.user, at=timezone.now(), **time)
    ):
        messages.success(request, _("The time is set. Everybody gets an invitation."))
        return redirect("peer_home", mine.enrolment.key)
    return render(
        request, "peer/meeting_time.html", _time_context(found, mine.pk, form) | {"enrolment": mine.enrolment}
    )


@signed_in
def next_meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Plan the meeting after this one."""
    found, mine = access.own_meeting(request.user, key)
    blank = Meeting(
        partnership=found.partnership, number=found.number + 1, minutes=found.minutes, place=found.place
    )
    form = TimeForm(blank, request.user.time_zone, request.POST or None)
    if request.method == "POST" and _acts(
        form, lambda time: actions.plan_next(meeting=found, by=request.user, at=timezone.now(), **time)
    ):
        messages.success(request, _("Your next time is set. Everybody gets an invitation."))
        return redirect("peer_home", mine.enrolment.key)
    return render(
        request, "peer/next_meeting.html", {"form": form, "enrolment": mine.enrolment, "meeting": found}
    )


@signed_in
def cancel_meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Ask first, then cancel."""
    found, mine = access.own_meeting(request.user, key)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(meeting=found, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
        messages.success(request, _("The meeting was cancelled, and everybody told."))
        return redirect("peer_home", mine.enrolment.key)
    return render(
        request,
        "peer/cancel_meeting.html",
        {"form": ReasonForm(), "enrolment": mine.enrolment, "meeting": found},
    )


def _time_context(found: Meeting, mine: int, form: TimeForm) -> dict[str, Any]:
    members = queries.members_of(found)
    me = next(member for member in members if member.pk == mine)
    stage = cards.stage_of(found, timezone.now())
    return {
        "meeting": found, "form": form, "stage": stage, "names": first_names(others(members, me)),
        "slots": cards.slots_of(found, at=timezone.now()) if stage == "choose" else (),
    }  # fmt: skip


def _acts(form: TimeForm, act: Callable[[dict[str, Any]], object]) -> bool:
    """Act on a form whose shape is right; a refusal becomes its error, so that nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act(form.time())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
