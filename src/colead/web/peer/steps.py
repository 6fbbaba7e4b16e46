"""The steps of the profile: their order, where one stands, and how each answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.pairing.queries.completeness import asks, offers
from colead.programmes.models import Enrolment
from colead.programmes.states import Role
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
    lead: str = ""  # where it is another than the page's own


PLACES = ("profile_places", _("Places"), _("How many learners can you take?"))
# What some of the steps ask those for whom they mean something else.
OF_MENTORS = {
    "profile_needs": _("What would you like to learn yourself?"),
    "profile_strengths": _("What can learners learn from you?"),
}
OF_LEARNERS = {"profile_strengths": _("What could you show your mentor in return?")}
OF_FACILITATORS = {"profile_week": _("When can you open a circle’s meeting?")}


def steps_of(enrolment: Enrolment) -> list[tuple[str, str, str]]:
    """Give the steps for this person: mentors begin with what they offer, and say how many they take."""
    steps = list(STEPS)
    words: Mapping[str, Promise] = {}
    if Role.MENTOR in enrolment.roles:
        steps[:2] = [steps[1], PLACES, steps[0]]
        words = OF_MENTORS
    elif Role.LEARNER in enrolment.roles:
        words = OF_LEARNERS
    elif enrolment.is_only(Role.FACILITATOR):
        words = OF_FACILITATORS
    return [(name, str(title), str(words.get(name, question))) for name, title, question in steps]


def lead_of(enrolment: Enrolment, step: str) -> str:
    """Give the sentence under the question where it differs for this person; "" for the page's own."""
    if step == "profile_needs" and not asks(enrolment):
        return _now(
            "You need not pick anything. Mentors who ask for something back learn more, and are asked more often."
        )
    if step == "profile_strengths" and not offers(enrolment):
        return _now(
            "You need not pick anything. Ten minutes in which you show something make it a meeting of two."
        )
    return ""


def progress(enrolment: Enrolment, step: str) -> Progress:
    """Say where a step stands, what was before it and what comes after it: last of all the whole profile."""
    steps = steps_of(enrolment)
    names = [name for name, _title, _question in steps]
    urls = [reverse(name, args=[enrolment.key]) for name in names]
    whole = reverse("profile", args=[enrolment.key])
    here = names.index(step)
    links = tuple(
        StepLink(n + 1, str(title), urls[n], n == here, n < here)
        for n, (_name, title, _question) in enumerate(steps)
    )
    return Progress(
        links, here + 1, steps[here][2], urls[here - 1] if here else "", [*urls, whole][here + 1],
        lead_of(enrolment, step),
    )  # fmt: skip


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
