"""How long data is kept, and what would go today."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.kernel.retention import SHARE, plan
from colead.people.actions import retention as actions
from colead.web.doors import PersonRequest, administrators
from colead.web.forms.retention import PeriodsForm


@administrators
def retention(request: PersonRequest) -> HttpResponse:
    """Show each class of data, how long it is kept and what is over its time; change the days."""
    now = timezone.now()
    dues = plan(at=now)
    form = PeriodsForm(request.POST or None, dues=dues)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_days(days=form.cleaned_data, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The periods were changed. Nothing was cleared by that."))
            return redirect("retention")
    over = sum(due.over for due in dues)
    context = {"rows": form.rows(), "form": form, "over": over, "share": SHARE, "dues": dues}
    return render(request, "operator/retention.html", context)


@require_POST
@administrators
def clear_retention(request: PersonRequest) -> HttpResponse:
    """Clear what is over its time, and what is much at once only where it is ticked."""
    cleared = actions.clear(confirmed=request.POST.getlist("confirmed"), by=request.user, at=timezone.now())
    words = (
        _("%(n)s entries were cleared.")
        if cleared
        else _("There was nothing to clear without a confirmation.")
    )
    messages.success(request, words % {"n": sum(cleared.values())} if cleared else words)
    return redirect("retention")
