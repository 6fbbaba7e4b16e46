"""A cohort's partnerships as coordinators see them: who, when, held or not; and ending one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.partnerships.actions import endings, pauses
from colead.partnerships.coordinator_access import coordinated_partnership
from colead.partnerships.models import Member
from colead.partnerships.queries.rhythms import partnership_line, partnership_lines
from colead.partnerships.states import PartnershipState
from colead.people.actions import personal
from colead.programmes import access
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.change import ReturnForm


@require_safe
@signed_in
def partnerships(request: PersonRequest, key: str) -> HttpResponse:
    """List a cohort's partnerships with their dates."""
    cohort = access.coordinated_cohort(request.user, key, Task.CARE)
    state = request.GET.get("state", "")
    context = {
        "cohort": cohort, "lines": partnership_lines(cohort, state=state, at=timezone.now()), "state": state,
        "states": PartnershipState,
    }  # fmt: skip
    return render(request, "coordinator/care/partnerships.html", context)


@require_safe
@signed_in
def partnership(request: PersonRequest, key: str) -> HttpResponse:
    """Show one partnership's dates; the people in it see that somebody looked."""
    found = coordinated_partnership(request.user, key)
    for seat in Member.objects.filter(partnership=found).select_related("enrolment__person"):
        personal.look(
            person=seat.enrolment.person, page=_("The dates of your partnership"), by=request.user, at=timezone.now()
        )  # fmt: skip
    context = {
        "partnership": found,
        "cohort": found.cohort,
        "line": partnership_line(found, at=timezone.now()),
        "form": ReturnForm(),
    }
    return render(request, "coordinator/care/partnership.html", context)


@require_POST
@signed_in
def end_partnership(request: PersonRequest, key: str) -> HttpResponse:
    """End it for everybody in it."""
    found = coordinated_partnership(request.user, key)
    endings.end_as_coordinator(partnership=found, by=request.user, at=timezone.now())
    messages.success(request, _("The partnership was ended. Everybody in it gets the same kind e-mail."))
    return redirect("signals", found.cohort.key)


@require_POST
@signed_in
def pause_partnership(request: PersonRequest, key: str) -> HttpResponse:
    """Pause it for everybody in it, until a day or until somebody says that it goes on."""
    found = coordinated_partnership(request.user, key)
    form = ReturnForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["until"]
        pauses.pause_as_coordinator(partnership=found, until=until, by=request.user, at=timezone.now())
        messages.success(request, _("The partnership pauses. Everybody in it was told kindly."))
    else:
        messages.error(request, _("Choose a day after today, or leave it open."))
    return redirect("partnership_dates", key)


@require_POST
@signed_in
def resume_partnership(request: PersonRequest, key: str) -> HttpResponse:
    """Let it go on."""
    found = coordinated_partnership(request.user, key)
    pauses.go_on_as_coordinator(partnership=found, by=request.user, at=timezone.now())
    messages.success(request, _("The partnership goes on. Everybody in it gets times to choose from."))
    return redirect("partnership_dates", key)
