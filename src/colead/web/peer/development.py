"""One's own profile over time, and a summary that one may take along; nobody else can make either."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.partnerships.queries.goals import own_goals
from colead.programmes.access import own_enrolment
from colead.surveys.queries.development import development_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.summary import SummaryForm
from colead.web.pdf import pdf_response


@require_safe
@signed_in
def development(request: PersonRequest, key: str) -> HttpResponse:
    """Show how one has answered over time, beside how peers see one."""
    enrolment = own_enrolment(request.user, key)
    context = {"enrolment": enrolment, "page": development_of(enrolment)}
    return render(request, "peer/development/development.html", context)


@signed_in
def development_summary(request: PersonRequest, key: str) -> HttpResponse:
    """Choose what stands in the summary; it is made on the spot and kept nowhere."""
    enrolment = own_enrolment(request.user, key)
    page, goals = development_of(enrolment), own_goals(enrolment)
    form = SummaryForm(goals, page.lines, request.POST if request.method == "POST" else None)
    context = {"enrolment": enrolment, "form": form, "today": timezone.localdate()}
    if request.method == "POST" and form.is_valid():
        context |= {"summary": form.summary(), "title": _("What I have worked on"), "person": request.user}
        if "pdf" in request.POST:
            return pdf_response(request, "pdf/development.html", context, name=_("What I have worked on"))
    return render(request, "peer/development/summary.html", context)
