"""Who runs a programme and who sponsors it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.people.actions.accounts import person_for_address
from colead.programmes import access
from colead.programmes.actions import appointments as actions
from colead.programmes.queries.programmes import team_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.programme import AppointmentForm


@signed_in
def team(request: PersonRequest, key: str) -> HttpResponse:
    """List who has a post and appoint somebody."""
    programme = access.coordinated_programme(request.user, key)
    form = AppointmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        person = person_for_address(email=typed["email"], name=typed["name"], by=request.user, at=now)
        try:
            actions.appoint(
                programme=programme,
                person=person,
                post=typed["post"],
                tasks=typed["tasks"],
                by=request.user,
                at=now,
            )
        except Refused as refusal:
            form.add_error("tasks", str(refusal))
        else:
            messages.success(request, _("%(name)s was appointed and gets an e-mail.") % {"name": person.name})
            return redirect("team", programme.key)
    return render(
        request, "coordinator/team.html", {"programme": programme, "team": team_of(programme), "form": form}
    )


@require_POST
@signed_in
def withdraw_appointment(request: PersonRequest, key: str) -> HttpResponse:
    """Take a post back."""
    appointment = access.coordinated_appointment(request.user, key)
    actions.withdraw(appointment=appointment, by=request.user, at=timezone.now())
    messages.success(request, _("The post was taken back."))
    if appointment.person_id == request.user.pk:  # one's own: the programme is no longer theirs to see
        return redirect("home")
    return redirect("team", appointment.programme.key)
