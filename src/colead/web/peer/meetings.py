"""A meeting's pages: the hour itself, its time, moving it and cancelling it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.learning.queries.resources import suggested_for
from colead.partnerships import access
from colead.partnerships.actions import meetings as actions
from colead.partnerships.actions import series
from colead.partnerships.models import Meeting, Member
from colead.partnerships.naming import first_names, others
from colead.partnerships.queries import cards
from colead.partnerships.queries import meetings as queries
from colead.partnerships.queries.suggestions import times_for_next, times_to_move_to
from colead.partnerships.states import MeetingState
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.meeting import MoveForm, ReasonForm, SuggestionForm, TimeForm, WorksheetForm

BEFORE = ("choose", "planned")  # stages at which something to read is suggested
AFTER = ("now", "over", "held", "missed")  # stages at which the taps are shown


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
        "page": seen, "meeting": seen.card, "enrolment": mine.enrolment,
        "clock_url": reverse("meeting_timer", args=[found.key]),
        "guide_url": reverse("meeting_guide", args=[found.key]),
        "form": form or WorksheetForm(initial=vars(seen.mine)), "scale": range(1, 6),
        "suggested": suggested_for(found.partnership) if seen.card.stage in BEFORE else (),
        "topics": queries.topics_of_taps(found) if seen.card.stage in AFTER else (),
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
    form = _time_form(request, found)
    action = _action(request)
    if request.method == "POST" and _acts(
        form, lambda time: action(meeting=found, by=request.user, at=timezone.now(), **time)
    ):
        messages.success(request, _("The time is set. Everybody gets an invitation."))
        return redirect("peer_home", mine.enrolment.key)
    return render(request, "peer/meeting_time.html", _time_context(request, found, mine, form))


def _action(request: PersonRequest) -> Callable[..., object]:
    """Name what a sent form asks for."""
    if "moves" not in request.POST:
        return actions.plan
    return series.move_following if "following" in request.POST else actions.reschedule


@signed_in
def next_meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Plan the meeting after this one."""
    found, mine = access.own_meeting(request.user, key)
    blank = Meeting(
        partnership=found.partnership, number=found.number + 1, minutes=found.minutes, place=found.place
    )
    form = _time_form(request, blank)
    if request.method == "POST" and _acts(
        form, lambda time: actions.plan_next(meeting=found, by=request.user, at=timezone.now(), **time)
    ):
        messages.success(request, _("Your next time is set. Everybody gets an invitation."))
        return redirect("peer_home", mine.enrolment.key)
    context = _form_context(request, blank, form) | {
        "enrolment": mine.enrolment, "meeting": found, "slots": times_for_next(found, at=timezone.now()),
    }  # fmt: skip
    return render(request, "peer/next_meeting.html", context)


@signed_in
def cancel_meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Ask first, then cancel."""
    found, mine = access.own_meeting(request.user, key)
    form = ReasonForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        all_of_them = form.cleaned_data.get("following")
        cancel = series.cancel_following if all_of_them else actions.cancel
        cancel(meeting=found, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
        words = _("The meetings were cancelled") if all_of_them else _("The meeting was cancelled")
        messages.success(request, _("%(what)s, and everybody told.") % {"what": words})
        return redirect("peer_home", mine.enrolment.key)
    return render(
        request,
        "peer/cancel_meeting.html",
        {"form": form, "enrolment": mine.enrolment, "meeting": found},
    )


def _time_form(request: PersonRequest, meeting: Meeting) -> TimeForm | SuggestionForm:
    """Read what was sent: one of the suggested times, or one of their own."""
    if "time" in request.POST:
        return SuggestionForm(meeting, request.POST)
    moves = "moves" in request.POST if request.method == "POST" else _can_move(meeting)
    form = MoveForm if moves else TimeForm
    return form(meeting, request.user.time_zone, request.POST or None)


def _can_move(meeting: Meeting) -> bool:
    return meeting.state in (MeetingState.PLANNED, MeetingState.MISSED)


def _form_context(
    request: PersonRequest, meeting: Meeting, form: TimeForm | SuggestionForm
) -> dict[str, Any]:
    """Give the form to show, and what is wrong with a suggested time that could not be taken."""
    if isinstance(form, TimeForm):
        return {"form": form, "problems": ()}
    problems = [problem for problems in form.errors.values() for problem in problems]
    blank = MoveForm if _can_move(meeting) else TimeForm
    return {"form": blank(meeting, request.user.time_zone), "problems": problems}


def _time_context(
    request: PersonRequest, found: Meeting, mine: Member, form: TimeForm | SuggestionForm
) -> dict[str, Any]:
    members, now = queries.members_of(found), timezone.now()
    me = next(member for member in members if member.pk == mine.pk)
    stage = cards.stage_of(found, now)
    slots = cards.slots_of(found, at=now) if stage == "choose" else ()
    field = "slot" if slots else "time"
    if not slots and stage != "held":
        slots = times_to_move_to(found, at=now)
    return _form_context(request, found, form) | {
        "meeting": found, "enrolment": mine.enrolment, "stage": stage, "slots": slots, "field": field,
        "moves": stage in ("planned", "now", "over", "missed"),
        "names": first_names(others(members, me)), "proposed": queries.proposed_times(found, members, at=now),
        "reason": queries.reason_of(found, members),
    }  # fmt: skip


def _acts(form: TimeForm | SuggestionForm, act: Callable[[dict[str, Any]], object]) -> bool:
    """Act on a form whose shape is right; a refusal becomes its error, so that nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act(form.as_time())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
