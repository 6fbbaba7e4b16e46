"""What happens within the hour and after it: the timer, the worksheet, the three taps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import attendance, taps, timers, worksheets
from colead.partnerships.models import Meeting, Member
from colead.partnerships.queries import guides
from colead.partnerships.queries import meetings as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.meeting import StepForm, TapsForm, WorksheetForm
from colead.web.peer.meetings import show_meeting


@signed_in
def meeting_timer(request: PersonRequest, key: str) -> HttpResponse:
    """Move the clock of everybody's guide, or show how far it is; both phones ask for it now and then."""
    found, mine = access.own_meeting(request.user, key)
    if request.method == "POST":
        move_clock(request, found)
        found, mine = access.own_meeting(request.user, key)
        if not request.headers.get("HX-Request"):
            return redirect("meeting", found.key)
    guide = guides.guide_page(found, queries.members_of(found), mine)
    return show_clock(request, found, guide, clock="meeting_timer", pages="meeting_guide")


def move_clock(request: PersonRequest, found: Meeting) -> None:
    """Do with the clock what the button says."""
    do, by, at = request.POST.get("do", "start"), request.user, timezone.now()
    moves = {"start": timers.start, "restart": timers.restart, "pause": timers.pause, "resume": timers.resume}
    form = StepForm(request.POST)
    if do == "step" and form.is_valid():
        timers.go_to(meeting=found, by=by, at=at, **form.cleaned_data)
    elif do in moves:
        moves[do](meeting=found, by=by, at=at)


def show_clock(
    request: PersonRequest, found: Meeting, guide: guides.GuidePage, *, clock: str, pages: str
) -> HttpResponse:
    """Show the guide with its clock; a phone that shows it already as it is gets nothing to swap."""
    seen = queries.clock_of(found, guide, at=timezone.now())
    if request.method == "GET" and request.GET.get("mark") == seen.mark:
        return HttpResponse(status=204)
    context = {
        "clock_url": reverse(clock, args=[found.key]), "guide_url": reverse(pages, args=[found.key]),
        "guide": guide, "clock": seen,
    }  # fmt: skip
    return render(request, "peer/guide.html", context)


@require_POST
@signed_in
def worksheet(request: PersonRequest, key: str) -> HttpResponse:
    """Save one's own worksheet, as one types or by its button."""
    found, mine = access.own_meeting(request.user, key)
    form = WorksheetForm(request.POST)
    saved = _save(request, found, form)
    if request.headers.get("HX-Request"):
        return _say(request, found, mine, form)
    if not saved:
        return show_meeting(request, found, mine, form)
    messages.success(request, _("Your worksheet is saved."))
    return redirect("meeting", found.key)


def _save(request: PersonRequest, found: Meeting, form: WorksheetForm) -> bool:
    if not form.is_valid():
        return False
    version = form.cleaned_data["version"]
    try:
        worksheets.save(
            meeting=found, answers=form.answers(), version=version, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _say(request: PersonRequest, found: Meeting, mine: Member, form: WorksheetForm) -> HttpResponse:
    """Answer a save in the background: one word, the new version, and texts that another window has added."""
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        sheet = queries.own_sheet(found, mine)
        typed = vars(form.answers())
        fresh = WorksheetForm(initial=vars(sheet))
        context |= {
            "sheet": sheet,
            "version": fresh["version"],
            "added": [fresh[name] for name in typed if getattr(sheet, name) != typed[name]],
        }
    return render(request, "peer/worksheet_saved.html", context)


@require_POST
@signed_in
def taps_of_meeting(request: PersonRequest, key: str) -> HttpResponse:
    """Write one's three taps, or change them."""
    found, _mine = access.own_meeting(request.user, key)
    form = TapsForm(request.POST, queries.topics_of_taps(found))
    if not form.is_valid():
        messages.error(request, _("Say first whether you met."))
        return redirect("meeting", found.key)
    taps.answer(meeting=found, said=form.said(), by=request.user, at=timezone.now())
    messages.success(request, _("Thank you. It is noted."))
    if form.cleaned_data["word"]:
        messages.success(request, _("Your coordinator learns that you would like a word, and nothing else."))
    return redirect("meeting", found.key)


@require_POST
@signed_in
def undo_taps(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's taps back."""
    found, _mine = access.own_meeting(request.user, key)
    taps.undo(meeting=found, by=request.user, at=timezone.now())
    messages.success(request, _("Your answer was taken back."))
    return redirect("meeting", found.key)


@require_POST
@signed_in
def raise_airtime(request: PersonRequest, key: str) -> HttpResponse:
    """Ask the facilitator to look at how a circle shares its time."""
    found, _mine = access.own_meeting(request.user, key)
    taps.raise_airtime(meeting=found, by=request.user, at=timezone.now())
    messages.success(request, _("The facilitator is asked to look at it. Nobody learns by whom."))
    return redirect("meeting", found.key)


@require_POST
@signed_in
def presence(request: PersonRequest, key: str) -> HttpResponse:
    """Say whether one comes, or was there; a facilitator notes it for somebody else."""
    found, _mine = access.own_meeting(request.user, key)
    word, by, at = request.POST.get("presence", ""), request.user, timezone.now()
    if other := request.POST.get("enrolment", ""):
        attendance.note(meeting=found, enrolment=other, presence=word, by=by, at=at)
        return redirect("circle", found.partnership.key)
    attendance.say(meeting=found, presence=word, by=by, at=at)
    messages.success(request, _("It is noted, and your circle sees it."))
    return redirect("meeting", found.key)
