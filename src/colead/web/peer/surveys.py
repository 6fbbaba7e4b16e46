"""Questions for oneself: the list, and answering page by page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.surveys import access
from colead.surveys.actions import answering
from colead.surveys.queries import own
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def questionnaires(request: PersonRequest) -> HttpResponse:
    """List what one was asked."""
    lines = own.own_questionnaires(request.user, at=timezone.now())
    profiles = list(dict.fromkeys(one.enrolment for one in lines if one.is_handed_in))
    context = {
        "open": [one for one in lines if one.is_open and not one.is_handed_in],
        "lines": lines,
        "profiles": profiles,
    }
    return render(request, "peer/surveys/list.html", context)


@signed_in
def questionnaire(request: PersonRequest, key: str, number: int = 0) -> HttpResponse:
    """Show a page with what one has answered, and keep what one answers."""
    found = access.own_questionnaire(request.user, key)
    shown = own.sheet(found, number, shows=True, at=timezone.now())
    problem = ""
    if request.method == "POST":
        try:
            answering.save(
                questionnaire=found, questions=shown.page.questions, given=request.POST.dict(), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            problem = str(refusal)
        else:
            return after_saving(request, "questionnaire", key, shown)
    context = {"sheet": shown, "key": key, "problem": problem}
    return render(request, "peer/surveys/sheet.html", context, status=422 if problem else 200)


def after_saving(request: PersonRequest, name: str, key: str, shown: own.Sheet) -> HttpResponse:
    """Say in the background that it is kept, or go on to the next page, in the end back to the first."""
    if request.headers.get("HX-Request"):
        return render(request, "peer/surveys/saved.html", {})
    following = min(shown.page.number + 1, len(shown.pages))
    return redirect(f"{name}_end", key) if shown.is_last else redirect(f"{name}_page", key, following)


@require_safe
@signed_in
def questionnaire_end(request: PersonRequest, key: str) -> HttpResponse:
    """Show what is left open, and offer to hand it in or to take it back."""
    found = access.own_questionnaire(request.user, key)
    shown = own.sheet(found, 0, shows=True, at=timezone.now())
    return render(request, "peer/surveys/end.html", {"sheet": shown, "key": key})


@require_POST
@signed_in
def hand_in_questionnaire(request: PersonRequest, key: str) -> HttpResponse:
    """Finish."""
    found = access.own_questionnaire(request.user, key)
    answering.hand_in(questionnaire=found, by=request.user, at=timezone.now())
    messages.success(request, _("Thank you. Your answers are in, and yours alone."))
    return redirect("questionnaire_end", key)


@require_POST
@signed_in
def take_back_questionnaire(request: PersonRequest, key: str) -> HttpResponse:
    """Open it again."""
    found = access.own_questionnaire(request.user, key)
    answering.take_back(questionnaire=found, by=request.user, at=timezone.now())
    messages.success(request, _("It is open again, with everything that you had answered."))
    return redirect("questionnaire", key)
