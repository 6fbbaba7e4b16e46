"""Answering by the link in a mail: it writes answers and shows none that are kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.kernel.links import is_link_spent
from colead.surveys.actions import answering
from colead.surveys.links import questionnaire_of_token
from colead.surveys.queries import own


def survey_link(request: HttpRequest, token: str, number: int = 0) -> HttpResponse:
    """Show a page, empty, and keep what is answered on it."""
    found = questionnaire_of_token(token, at=timezone.now())
    shown = own.sheet(found, number, shows=False, at=timezone.now())
    problem = ""
    if request.method == "POST":
        try:
            answering.save_by_link(
                token=token, questions=shown.page.questions, given=request.POST.dict(), at=timezone.now()
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            return _onward(request, token, shown)
    context = {"sheet": shown, "token": token, "problem": problem, "spent": _is_over(token, shown)}
    return render(request, "public/surveys/sheet.html", context, status=422 if problem else 200)


def _onward(request: HttpRequest, token: str, shown: own.Sheet) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "peer/surveys/saved.html", {})
    if shown.is_last:
        return redirect("survey_link_end", token)
    return redirect("survey_link_page", token, shown.page.number + 1)


def survey_link_end(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to hand it in; afterwards, to take it back. POST hands in."""
    if request.method == "POST":
        answering.hand_in_by_link(token=token, at=timezone.now())
        return redirect("survey_link_end", token)
    shown = own.sheet(questionnaire_of_token(token, at=timezone.now()), 0, shows=False, at=timezone.now())
    context = {"sheet": shown, "token": token, "spent": _is_over(token, shown)}
    return render(request, "public/surveys/end.html", context)


@require_POST
def take_back_survey_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open it again."""
    answering.take_back_by_link(token=token, at=timezone.now())
    return redirect("survey_link", token)


def _is_over(token: str, shown: own.Sheet) -> bool:
    return is_link_spent(token) or shown.questionnaire.finished_at is not None
