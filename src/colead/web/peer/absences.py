"""When somebody is away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.partnerships import access as partnerships
from colead.partnerships.actions import days_off
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.series import DaysForm


@signed_in
def absences(request: PersonRequest, key: str) -> HttpResponse:
    """List when the person is away, and add days."""
    enrolment = access.own_enrolment(request.user, key)
    form = DaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            days_off.be_away(enrolment=enrolment, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted. No times are suggested on those days."))
            return redirect("absences", key)
    context = {"enrolment": enrolment, "form": form, "absences": list(enrolment.absences.all())}
    return render(request, "peer/meetings/absences.html", context)


@require_POST
@signed_in
def remove_absence(request: PersonRequest, key: str) -> HttpResponse:
    """Take such days back."""
    found = partnerships.own_absence(request.user, key)
    enrolment = found.enrolment.key
    days_off.be_back(absence=found, by=request.user, at=timezone.now())
    messages.success(request, _("The days were taken off the list."))
    return redirect("absences", enrolment)
