"""The steps of the profile. Each page saves as one types, and by its button where there is no script."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from colead.pairing import access
from colead.pairing.actions import choices, profiles
from colead.pairing.interests import CARDS
from colead.pairing.queries import profiles as queries
from colead.pairing.queries.completeness import min_free_hours, profile_of
from colead.pairing.queries.policies import policy_of
from colead.programmes.states import Role
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.places import PlacesForm
from colead.web.forms.profile import (
    changed_drafts,
    changes_of_set,
    marks_of,
    need_forms,
    strength_forms,
)
from colead.web.forms.talk import TalkForm
from colead.web.forms.week import WeekForm
from colead.web.peer.steps import answer


@signed_in
def needs(request: PersonRequest, key: str) -> HttpResponse:
    """Ask what the person wants help with."""
    enrolment = access.profile_to_fill_in(request.user, key)
    data = request.POST if request.method == "POST" else None
    forms = need_forms(queries.competencies_of(enrolment), queries.needs_of(enrolment), data)
    return answer(
        request, enrolment, "profile_needs",
        save=lambda: choices.save_needs(
            enrolment=enrolment, changes=changed_drafts(forms, request.POST), by=request.user, at=timezone.now()
        ),
        marks=lambda: marks_of(forms),
        context={"forms": forms},
    )  # fmt: skip


@signed_in
def strengths(request: PersonRequest, key: str) -> HttpResponse:
    """Ask what the person can offer."""
    enrolment = access.profile_to_fill_in(request.user, key)
    data = request.POST if request.method == "POST" else None
    forms = strength_forms(queries.competencies_of(enrolment), queries.strengths_of(enrolment), data)
    return answer(
        request, enrolment, "profile_strengths",
        save=lambda: choices.save_strengths(
            enrolment=enrolment, changes=changed_drafts(forms, request.POST), by=request.user, at=timezone.now()
        ),
        marks=lambda: marks_of(forms),
        context={"forms": forms},
    )  # fmt: skip


@signed_in
def places(request: PersonRequest, key: str) -> HttpResponse:
    """Ask a mentor how many learners they take, and whether they take anybody new for now."""
    enrolment = access.profile_to_fill_in(request.user, key)
    if Role.MENTOR not in enrolment.roles:
        raise Http404
    most = policy_of(enrolment.cohort.programme).mentor_most
    form = PlacesForm(most, profile_of(enrolment), request.POST if request.method == "POST" else None)
    return answer(
        request, enrolment, "profile_places",
        save=lambda: profiles.save_places(enrolment=enrolment, **form.said(), by=request.user, at=timezone.now()),
        marks=dict,
        context={"form": form, "most": most},
    )  # fmt: skip


@signed_in
def values(request: PersonRequest, key: str) -> HttpResponse:
    """Ask for the five cards that matter most."""
    enrolment = access.profile_to_fill_in(request.user, key)
    chosen = request.POST.getlist("card") if request.method == "POST" else profile_of(enrolment).interests
    return answer(
        request, enrolment, "profile_values",
        save=lambda: profiles.save_values(
            enrolment=enrolment, cards=changes_of_set(request.POST, "card"), by=request.user, at=timezone.now()
        ),
        marks=lambda: {"was-card": ",".join(chosen)},
        context={"cards": [(code, name, code in chosen) for code, name in CARDS.items()]},
    )  # fmt: skip


@signed_in
def talk(request: PersonRequest, key: str) -> HttpResponse:
    """Ask how the person likes to talk, and in which languages."""
    enrolment = access.profile_to_fill_in(request.user, key)
    form = TalkForm(profile_of(enrolment), request.POST if request.method == "POST" else None)
    return answer(
        request, enrolment, "profile_talk",
        save=lambda: profiles.save_talk(
            enrolment=enrolment, scales=form.changed_scales(), languages=form.changed_languages(),
            by=request.user, at=timezone.now(),
        ),
        marks=form.marks,
        context={"form": form},
    )  # fmt: skip


@signed_in
def week(request: PersonRequest, key: str) -> HttpResponse:
    """Ask in which hours of a usual week the person can meet, and in which time zone."""
    enrolment = access.profile_to_fill_in(request.user, key)
    form = WeekForm(
        profile_of(enrolment), enrolment.person.time_zone, request.POST if request.method == "POST" else None
    )
    return answer(
        request, enrolment, "profile_week",
        save=lambda: profiles.save_week(
            enrolment=enrolment, hours=form.changes(), time_zone=form.changed_zone(),
            by=request.user, at=timezone.now(),
        ),
        marks=form.marks,
        context={"form": form, "hours": min_free_hours(enrolment)},
    )  # fmt: skip
