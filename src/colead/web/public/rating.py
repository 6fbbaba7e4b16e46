"""Rating somebody by the link in a mail: it writes answers, shows none, and lets one decline kindly."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.kernel.links import is_link_spent
from colead.surveys.actions import raters as actions
from colead.surveys.queries.raters import Rating
from colead.surveys.queries.raters import rating as rating_page
from colead.surveys.rater_links import rater_of_token


def _shown(token: str, number: int = 0) -> Rating:
    return rating_page(rater_of_token(token, at=timezone.now()), number, at=timezone.now())


@require_safe
def rating(request: HttpRequest, token: str) -> HttpResponse:
    """Say who asks, what becomes of the answers, and how to decline; afterwards, that it is done."""
    shown = _shown(token)
    context = {
        "sheet": shown,
        "token": token,
        "spent": is_link_spent(token),
        "who": shown.rater.questionnaire.enrolment.person,
    }
    return render(request, "public/rating/start.html", context)


def rating_sheet(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Show a page, empty, and keep what is answered on it."""
    shown = _shown(token, number)
    problem = ""
    if request.method == "POST":
        try:
            actions.save(
                token=token, questions=shown.page.questions, given=request.POST.dict(), at=timezone.now()
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            following = (
                ("rating_end", token) if shown.is_last else ("rating_page", token, shown.page.number + 1)
            )
            return redirect(*following)
    if is_link_spent(token) or not shown.is_open:
        return redirect("rating", token)
    context = {
        "sheet": shown,
        "token": token,
        "problem": problem,
        "who": shown.rater.questionnaire.enrolment.person,
    }
    return render(request, "public/rating/sheet.html", context, status=422 if problem else 200)


def rating_end(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to hand it in; POST does."""
    if request.method == "POST":
        actions.hand_in(token=token, at=timezone.now())
        return redirect("rating", token)
    context = {"sheet": _shown(token), "token": token, "spent": is_link_spent(token)}
    return render(request, "public/rating/end.html", context)


@require_POST
def decline_rating(request: HttpRequest, token: str) -> HttpResponse:
    """Decline, without a reason."""
    actions.decline(token=token, at=timezone.now())
    return redirect("rating", token)


@require_POST
def take_back_rating(request: HttpRequest, token: str) -> HttpResponse:
    """Open it again."""
    actions.take_back(token=token, at=timezone.now())
    return redirect("rating_page", token, 1)
