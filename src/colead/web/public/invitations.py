"""Answering an invitation by its link, without an account hunt. GET shows, POST acts."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.kernel.links import is_link_spent
from colead.people.actions.accounts import choose_password
from colead.programmes import access
from colead.programmes.actions import answers
from colead.programmes.links import enrolment_key_of, invitation_token
from colead.programmes.models import Enrolment
from colead.programmes.queries.programmes import hosts_of
from colead.programmes.states import EnrolmentState
from colead.programmes.wording import promise
from colead.web.doors import PersonRequest, signed_in


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, or lead on where it was answered already."""
    enrolment = _enrolment(token)
    cohort = enrolment.cohort
    context = {"enrolment": enrolment, "cohort": cohort, "programme": cohort.programme, "token": token}
    if _is_somebody_else(request, enrolment):
        return render(request, "public/somebody_else.html", context)
    if enrolment.state == EnrolmentState.DECLINED:
        return render(request, "public/declined.html", context)
    if enrolment.state == EnrolmentState.WITHDRAWN:
        return render(request, "public/withdrawn.html", context)
    if enrolment.state != EnrolmentState.INVITED:
        return redirect(_way_on(request, enrolment, token))
    if is_link_spent(token):
        raise answers.AnsweredBefore
    return render(request, "public/invitation.html", context | _told(enrolment))


def _told(enrolment: Enrolment) -> dict[str, object]:
    programme = enrolment.cohort.programme
    return {"hosts": hosts_of(programme), "promise": promise(programme, enrolment.roles)}


@require_POST
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes, then lead to the profile: by a first password, by signing in, or at once."""
    enrolment = answers.accept(token=token, at=timezone.now())
    return redirect(_way_on(request, enrolment, token))


@require_POST
def decline_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say no; the next page offers to undo it."""
    answers.decline(token=token, at=timezone.now())
    return redirect("invitation", token)


@require_POST
def undo_decline(request: HttpRequest, token: str) -> HttpResponse:
    """Take a no back."""
    answers.undo_decline(token=token, at=timezone.now())
    return redirect("invitation", token)


def first_password(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who said yes choose their first password; once there is one, the link opens nothing any more."""
    enrolment = _enrolment(token)
    person = enrolment.person
    open_to = enrolment.state in answers.SAID_YES and not person.has_usable_password()
    if not open_to or _is_somebody_else(request, enrolment):
        return redirect("invitation", token)
    problem = ""
    if request.method == "POST":
        try:
            chosen = choose_password(
                person=person, password=request.POST.get("password", ""), at=timezone.now()
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            login(request, chosen, backend="allauth.account.auth_backends.AuthenticationBackend")
            return redirect("profile", enrolment.key)
    context = {"enrolment": enrolment, "problem": problem, "hints": password_validators_help_texts()}
    return render(request, "public/first_password.html", context, status=422 if problem else 200)


@require_safe
@signed_in
def own_invitation(request: PersonRequest, key: str) -> HttpResponse:
    """Lead somebody who signed in to their own invitation."""
    enrolment = access.own_enrolment(request.user, key)
    return redirect("invitation", invitation_token(enrolment, at=timezone.now()))


def _enrolment(token: str) -> Enrolment:
    return access.invited_enrolment(enrolment_key_of(token, at=timezone.now()))


def _is_somebody_else(request: HttpRequest, enrolment: Enrolment) -> bool:
    return request.user.is_authenticated and request.user != enrolment.person


def _way_on(request: HttpRequest, enrolment: Enrolment, token: str) -> str:
    """Give where an answered invitation leads: the own place, by a first password or by signing in."""
    if _is_somebody_else(request, enrolment):
        return reverse("invitation", args=[token])
    place = _place(enrolment)
    if request.user.is_authenticated:
        return place
    if enrolment.state in answers.SAID_YES and not enrolment.person.has_usable_password():
        return reverse("first_password", args=[token])
    return f"{reverse('account_login')}?{urlencode({'next': place})}"


def _place(enrolment: Enrolment) -> str:
    if enrolment.state == EnrolmentState.APPLIED:
        return reverse("profile", args=[enrolment.key])
    return reverse("home")
