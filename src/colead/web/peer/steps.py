"""The steps of the profile: their order, where one stands, and how each answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest

# The name of its address, its name in the progress line, and what it asks.
STEPS: tuple[tuple[str, Promise, Promise], ...] = (
    ("profile_needs", _("Needs"), _("What do you want help with?")),
    ("profile_strengths", _("Strengths"), _("What can others learn from you?")),
    ("profile_values", _("Values"), _("What matters to you at work?")),
    ("profile_talk", _("Talking"), _("How do you like to talk?")),
    ("profile_week", _("Your week"), _("When can you meet?")),
    ("profile_apart", _("Not with"), _("Anybody you would rather not meet?")),
)


@dataclass(frozen=True)
class StepLink:
    """One step in the progress line."""

    number: int
    name: str
    url: str
    is_current: bool
    is_past: bool


@dataclass(frozen=True)
class Progress:
    """Where in the profile a page is."""

    steps: tuple[StepLink, ...]
    number: int
    question: str
    back: str
    onward: str


def progress(enrolment: Enrolment, step: str) -> Progress:
    """Say where a step stands, what was before it and what comes after it: last of all the whole profile."""
    names = [name for name, _title, _question in STEPS]
    urls = [reverse(name, args=[enrolment.key]) for name in names]
    whole = reverse("profile", args=[enrolment.key])
    here = names.index(step)
    links = tuple(
        StepLink(n + 1, str(title), urls[n], n == here, n < here)
        for n, (_name, title, _question) in enumerate(STEPS)
    )
    return Progress(
        links, here + 1, str(STEPS[here][2]), urls[here - 1] if here else "", [*urls, whole][here + 1]
    )


def answer(
    request: PersonRequest,
    enrolment: Enrolment,
    step: str,
    *,
    save: Callable[[], object],
    marks: Callable[[], dict[str, str]],
    context: dict[str, Any],
) -> HttpResponse:
    """Show a step, or save it and go on; a save in the background is answered with one word.

    `marks` tells what the page shows, which the next save compares with. After a refusal the old ones
    stay, so that what was typed still counts as unsaved.
    """
    problem = _problem_of(save) if request.method == "POST" else ""
    posted = {name: value for name, value in request.POST.items() if name.startswith("was-")}
    shown = {"problem": problem, "marks": posted if problem else marks()}
    if request.method == "POST" and not problem and "stay" in request.POST:
        return redirect(step, enrolment.key)
    if request.headers.get("HX-Request") and request.method == "POST" and "stay" not in request.POST:
        return render(request, "peer/profile/saved.html", shown)
    where = progress(enrolment, step)
    if request.method == "POST" and not problem:
        return redirect(where.onward)
    return render(
        request, f"peer/profile/{step}.html", {"enrolment": enrolment, "progress": where, **shown, **context}
    )


def _problem_of(save: Callable[[], object]) -> str:
    try:
        save()
    except Refused as refusal:
        return str(refusal)
    return ""
