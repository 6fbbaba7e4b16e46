"""What was reported to a safeguarding contact: for them alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.conduct.access import entrusted_report
from colead.conduct.actions import reports as actions
from colead.conduct.queries.reports import entrusted_to, mailbox_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.conduct import AnswerForm


@require_safe
@signed_in
def reports(request: PersonRequest) -> HttpResponse:
    """List what was reported to the contact, what is due first."""
    if not request.user.is_safeguarding_contact:
        raise Http404
    lines = entrusted_to(request.user, today=timezone.localdate())
    waiting = [line for line in lines if line.due is not None]
    context = {"waiting": waiting, "closed": [line for line in lines if line.due is None]}
    return render(request, "safeguarding/reports.html", context)


@signed_in
def report(request: PersonRequest, key: str) -> HttpResponse:
    """Show a report and answer it."""
    found = entrusted_report(request.user, key)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer(report=found, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("The report was closed.")
            if form.cleaned_data["closing"]
            else _("Your answer is in the mailbox."),
        )
        return redirect("conduct_report", found.key)
    return render(request, "safeguarding/report.html", {"box": mailbox_of(found), "form": form})
