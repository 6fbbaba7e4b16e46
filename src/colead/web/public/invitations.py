"""Answering an invitation by its link, without an account hunt. GET shows, POST acts."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.people.actions.accounts import choose_password
from colead.programmes import access
from colead.programmes.actions import enrolments as actions
from colead.programmes.links import enrolment_key_of, invitation_token
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState
from colead.web.doors import PersonRequest, signed_in


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation and how it was answered so far."""
    enrolment = _enrolment(token)
    context = {
        "enrolment": enrolment,
        "cohort": enrolment.cohort,
        "programme": enrolment.cohort.programme,
        "token": token,
    }
    if enrolment.state == EnrolmentState.DECLINED:
        return render(request, "public/declined.html", context)
    if enrolment.state not in (EnrolmentState.INVITED, EnrolmentState.APPLIED):
        return redirect(_own_page(request, enrolment))
    return render(request, "public/invitation.html", context)


@require_POST
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes, then lead to the profile: by a first password, by signing in, or at once."""
    enrolment = actions.accept(enrolment=_enrolment(token), at=timezone.now())
    if request.user == enrolment.person or enrolment.person.has_usable_password():
        return redirect(_own_page(request, enrolment))
    return redirect("first_password", token)


@require_POST
def decline_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say no; the next page offers to undo it."""
    actions.decline(enrolment=_enrolment(token), at=timezone.now())
    return redirect("invitation", token)


@require_POST
def undo_decline(request: HttpRequest, token: str) -> HttpResponse:
    """Take a no back."""
    actions.undo_decline(enrolment=_enrolment(token), at=timezone.now())
    return redirect("invitation", token)


def first_password(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who said yes choose their first password; once there is one, the link opens nothing any more."""
    enrolment = _enrolment(token)
    if enrolment.person.has_usable_password() or enrolment.state == EnrolmentState.INVITED:
        return redirect(_own_page(request, enrolment))
    problem = ""
    if request.method == "POST":
        try:
            choose_password(
                person=enrolment.person, password=request.POST.get("password", ""), at=timezone.now()
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            enrolment.person.refresh_from_db()
            login(request, enrolment.person, backend="allauth.account.auth_backends.AuthenticationBackend")
            return redirect("profile", enrolment.key)
    context = {"enrolment": enrolment, "problem": problem, "hints": password_validators_help_texts()}
    return render(request, "public/first_password.html", context, status=422 if problem else 200)


@signed_in
def own_invitation(request: PersonRequest, key: str) -> HttpResponse:
    """Lead somebody who signed in to their own invitation."""
    enrolment = access.own_enrolment(request.user, key)
    return redirect("invitation", invitation_token(enrolment, at=timezone.now()))


def _enrolment(token: str) -> Enrolment:
    return access.invited_enrolment(enrolment_key_of(token, at=timezone.now()))


def _own_page(request: HttpRequest, enrolment: Enrolment) -> str:
    profile = reverse("profile", args=[enrolment.key])
    if request.user == enrolment.person:
        return profile
    return f"{reverse('account_login')}?{urlencode({'next': profile})}"
