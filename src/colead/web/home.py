"""The first page after signing in: what each person came for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from colead.insights.queries.standing import Standing, standings
from colead.programmes.queries.places import Place, latest_cohorts
from colead.programmes.states import EnrolmentState, Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.places import places_for


@dataclass(frozen=True)
class Door:
    """A way on from the home page."""

    name: str
    text: str
    url: str
    waiting: tuple[str, ...] = ()  # what needs the person there


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
    run = [
        cohorts[place.programme_key] for place in places if _runs(place) and place.programme_key in cohorts
    ]
    standing = standings(run, at=timezone.now()) if run and len(places) > 1 else {}
    found = []
    for place in places:
        cohort_key = cohorts.get(place.programme_key, "")
        found.append(_door(place, cohort_key, standing.get(cohort_key) if _runs(place) else None))
    return [door for door in found if door is not None]


def _runs(place: Place) -> bool:
    return not place.enrolment_key and (place.coordinates or bool(place.tasks))


def _door(place: Place, cohort_key: str, standing: Standing | None) -> Door | None:
    """Lead to what a post or an enrolment is about; a post without a cohort leads nowhere yet."""
    if place.enrolment_key:
        return _seat(place)
    if place.coordinates and not cohort_key:
        url = reverse("programme", args=[place.programme_key])
        return Door(place.programme_name, _("You coordinate it."), url)
    if not cohort_key:
        return None
    words, name = _post(place)
    url = reverse(name, args=[cohort_key])
    if standing is None:
        return Door(place.programme_name, words, url)
    return Door(place.programme_name, f"{_people(standing)} {words}", url, _waiting(place, standing))


def _people(standing: Standing) -> str:
    """Say how far a cohort has come, in a sentence."""
    if standing.has_ended:
        return _("{name} has ended.").format(name=standing.name)
    if standing.unanswered:
        words = ngettext(
            "{name}: {count} person has not answered yet.", "{name}: {count} people have not answered yet.",
            standing.unanswered,
        )  # fmt: skip
        return words.format(name=standing.name, count=standing.unanswered)
    words = ngettext(
        "{name}: {count} person takes part.", "{name}: {count} people take part.", standing.taking_part
    )
    return words.format(name=standing.name, count=standing.taking_part)


def _waiting(place: Place, standing: Standing) -> tuple[str, ...]:
    """Name what waits for somebody, for those whose task it is."""
    found = []
    if standing.has_draft and (place.coordinates or Task.MATCH in place.tasks):
        found.append(_("a round waits for your eye"))
    if standing.entries and (place.coordinates or Task.CARE in place.tasks):
        words = ngettext(
            "{count} entry waits for a word", "{count} entries wait for a word", standing.entries
        )
        found.append(words.format(count=standing.entries))
    return tuple(found)


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
