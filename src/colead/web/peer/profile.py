"""The profile as a whole: how one's partner will see it, handing it in, and whom one does not want to meet."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.pairing import access
from colead.pairing.actions import avoidances, profiles
from colead.pairing.actions.profiles import Unfinished
from colead.pairing.queries.avoidances import Colleague, avoided_by, colleagues_called
from colead.pairing.queries.completeness import Part, profile_of
from colead.pairing.queries.profiles import profile_view
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest, signed_in
from colead.web.peer.steps import progress, steps_of


@require_safe
@signed_in
def profile(request: PersonRequest, key: str) -> HttpResponse:
    """Show how the profile looks to a partner; somebody who has said nothing yet begins at the first step."""
    enrolment = access.profile_to_fill_in(request.user, key)
    view = profile_view(enrolment)
    if not view.begun:
        return redirect(steps_of(enrolment)[0][0], enrolment.key)
    return render(
        request, "peer/profile/profile.html",
        {"enrolment": enrolment, "profile": view, "missing": _links(enrolment, view.missing)},
    )  # fmt: skip


@require_POST
@signed_in
def finish_profile(request: PersonRequest, key: str) -> HttpResponse:
    """Hand the profile in."""
    enrolment = access.profile_to_fill_in(request.user, key)
    try:
        profiles.finish(enrolment=enrolment, by=request.user, at=timezone.now())
    except Unfinished as refusal:
        messages.error(request, str(refusal))
        return redirect("profile", enrolment.key)
    return redirect("profile_done", enrolment.key)


@require_safe
@signed_in
def profile_done(request: PersonRequest, key: str) -> HttpResponse:
    """Say thank you, and what happens next."""
    enrolment = access.profile_to_fill_in(request.user, key)
    if profile_of(enrolment).finished_at is None:
        return redirect("profile", enrolment.key)
    today = timezone.localdate()
    return render(
        request, "peer/profile/done.html",
        {
            "enrolment": enrolment, "answers_open": today <= enrolment.cohort.answer_by,
            "starts_later": today < enrolment.cohort.starts_on,
        },
    )  # fmt: skip


@signed_in
def apart(request: PersonRequest, key: str) -> HttpResponse:
    """Ask whom the person would rather not meet; names travel by POST, so that no log of addresses tells."""
    enrolment = access.profile_to_fill_in(request.user, key)
    who = request.POST.get("who", "")
    found = colleagues_called(enrolment, who) if who else []
    chosen = request.POST.get("person") or _named_in_full(found, who)
    if chosen:
        other = get_object_or_404(Person, key=chosen)
        avoidances.avoid(enrolment=enrolment, other=other, by=request.user, at=timezone.now())
        messages.success(request, _("%(name)s will not be paired with you.") % {"name": other.name})
        return redirect("profile_apart", enrolment.key)
    return render(
        request, "peer/profile/profile_apart.html",
        {
            "enrolment": enrolment, "progress": progress(enrolment, "profile_apart"), "who": who,
            "found": found, "avoided": avoided_by(enrolment),
        },
    )  # fmt: skip


@require_POST
@signed_in
def allow(request: PersonRequest, key: str, avoidance: str) -> HttpResponse:
    """Take somebody off that list."""
    enrolment = access.profile_to_fill_in(request.user, key)
    found = access.own_avoidance(enrolment, avoidance)
    avoidances.allow(avoidance=found, by=request.user, at=timezone.now())
    return redirect("profile_apart", enrolment.key)


ASKED_AT = {
    "needs": "profile_needs", "strengths": "profile_strengths", "languages": "profile_talk",
    "time_zone": "profile_week", "hours": "profile_week",
}  # fmt: skip


def _links(enrolment: Enrolment, missing: Sequence[Part]) -> list[dict[str, str]]:
    """Name what is missing, each with the page that asks for it."""
    return [
        {"name": str(part.name), "url": reverse(ASKED_AT[part.code], args=[enrolment.key])}
        for part in missing
    ]


def _named_in_full(found: Sequence[Colleague], who: str) -> str:
    """Give the key of the one who was typed in full; part of a name is only offered, never taken for a person."""
    whole = [c for c in found if "@" in who or c.name.casefold() == who.strip().casefold()]
    return whole[0].key if len(found) == len(whole) == 1 else ""
