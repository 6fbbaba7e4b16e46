"""Days on which a cohort does not meet."""

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
from colead.web.forms.series import BreakForm


@signed_in
def breaks(request: PersonRequest, key: str) -> HttpResponse:
    """List the breaks of a cohort, and add one."""
    cohort = access.coordinated_cohort(request.user, key)
    form = BreakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            days_off.add_break(cohort=cohort, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The break is noted. No times are suggested on those days."))
            return redirect("breaks", key)
    return render(
        request, "coordinator/breaks.html", {"cohort": cohort, "form": form, "breaks": list(cohort.breaks.all())}
    )  # fmt: skip


@require_POST
@signed_in
def remove_break(request: PersonRequest, key: str) -> HttpResponse:
    """Let the cohort meet on those days after all."""
    found = partnerships.coordinated_break(request.user, key)
    cohort = found.cohort.key
    days_off.remove_break(days=found, by=request.user, at=timezone.now())
    messages.success(request, _("The break was removed."))
    return redirect("breaks", cohort)
