"""The first page after signing in: what each person came for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.programmes.queries.places import Place, latest_cohorts
from colead.programmes.states import EnrolmentState
from colead.web.doors import PersonRequest, signed_in
from colead.web.places import places_for


@dataclass(frozen=True)
class Door:
    """A way on from the home page."""

    name: str
    text: str
    url: str


@require_safe
@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """Lead to the one place the person has, or show the choice where there are several."""
    places = places_for(request)
    doors = _doors(places)
    if not doors and request.user.is_administrator:
        return redirect("programmes")
    if not doors and request.user.is_safeguarding_contact:
        return redirect("conduct_reports")
    if len(doors) == 1:
        return redirect(doors[0].url)
    sponsored = [place.programme_name for place in places if place.sponsors]
    return render(request, "home.html", {"doors": doors, "sponsored": sponsored})


def _doors(places: list[Place]) -> list[Door]:
    posts = [place.programme_key for place in places if not place.enrolment_key]
    cohorts = latest_cohorts(posts) if posts else {}
    found = [_door(place, cohorts.get(place.programme_key, "")) for place in places]
    return [door for door in found if door is not None]


def _door(place: Place, cohort_key: str) -> Door | None:
    """Lead to what a post or an enrolment is about; a post without a cohort leads nowhere yet."""
    if place.enrolment_key:
        return _seat(place)
    if place.coordinates and not cohort_key:
        url = reverse("programme", args=[place.programme_key])
        return Door(place.programme_name, _("You coordinate it."), url)
    if not cohort_key:
        return None
    words, name = _post(place)
    return Door(place.programme_name, words, reverse(name, args=[cohort_key]))


def _post(place: Place) -> tuple[str, str]:
    """Say what the post is, and name the page of a cohort that it opens."""
    if place.coordinates:
        return _("You coordinate it."), "cohort"
    if place.tasks:
        return _("You help to coordinate it."), "cohort"
    if place.evaluates:
        return _("You evaluate it."), "evaluation"
    return _("You sponsor it."), "figures"


def _seat(place: Place) -> Door:
    if place.enrolment_state == EnrolmentState.INVITED:
        return Door(
            place.programme_name, _("You are invited."), reverse("own_invitation", args=[place.enrolment_key])
        )
    if place.enrolment_state == EnrolmentState.APPLIED:
        return Door(
            place.programme_name, _("Finish your profile."), reverse("profile", args=[place.enrolment_key])
        )
    return Door(place.programme_name, _("You take part."), reverse("peer_home", args=[place.enrolment_key]))
