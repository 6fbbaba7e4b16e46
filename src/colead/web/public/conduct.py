"""Reporting something, with or without one's name, and the mailbox that a secret code opens.

No session remembers any of it: the code travels in the page, and only there.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from colead.conduct.access import contact_named, own_report, report_of_code
from colead.conduct.actions import reports
from colead.conduct.models import Report
from colead.conduct.queries.reports import contacts, mailbox_of, own_reports
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.conduct import CodeForm, ReportForm, WordsForm


@never_cache
def report_conduct(request: HttpRequest) -> HttpResponse:
    """Say who listens, and take a report; then show its code, once."""
    person = request.user if isinstance(request.user, Person) else None
    people = [one for one in contacts() if person is None or one.key != person.key]
    form = ReportForm(request.POST or None, contacts=people, name=person.name if person else "")
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        by = person if typed.get("named") == "yes" else None
        try:
            filed = reports.make(
                contact=contact_named(typed["contact"]), words=typed["words"], by=by, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = {"code": filed.code, "mailbox": mailbox_of(filed.report)}
            return render(request, "public/conduct/made.html", shown)
    own = own_reports(person) if person else ()
    listens = person is not None and person.is_safeguarding_contact
    context = {"form": form, "people": people, "own": own, "listens": listens}
    return render(request, "public/conduct/report.html", context)


@never_cache
def report_mailbox(request: HttpRequest) -> HttpResponse:
    """Open the mailbox of a report with its secret code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = report_of_code(form.cleaned_data["code"])
        if found is not None:
            return _mailbox(request, found, code=form.cleaned_data["code"])
        form.add_error("code", _("No report has this code. Please look at each letter again."))
    return render(request, "public/conduct/code.html", {"form": form})


@require_POST
def write_report(request: HttpRequest) -> HttpResponse:
    """Write again, with the code."""
    found = report_of_code(request.POST.get("code", ""))
    if found is None:
        return render(request, "public/conduct/code.html", {"form": CodeForm()})
    form = WordsForm(request.POST)
    if form.is_valid():
        reports.write(report=found, words=form.cleaned_data["words"], at=timezone.now())
        form = WordsForm()
    return _mailbox(request, found, code=request.POST["code"], form=form)


@require_POST
def choose_report_contact(request: HttpRequest) -> HttpResponse:
    """Let another contact read the report, with the code."""
    found = report_of_code(request.POST.get("code", ""))
    if found is None:
        return render(request, "public/conduct/code.html", {"form": CodeForm()})
    chosen = contact_named(request.POST.get("contact", ""))
    changed = reports.choose_contact(report=found, contact=chosen, at=timezone.now())
    return _mailbox(request, changed, code=request.POST["code"])


@signed_in
def own_conduct_report(request: PersonRequest, key: str) -> HttpResponse:
    """Show what one reported under one's name, and write again."""
    report = own_report(request.user, key)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reports.write(report=report, words=form.cleaned_data["words"], at=timezone.now())
        form = WordsForm()
    return _mailbox(request, report, form=form)


def _mailbox(
    request: HttpRequest, report: Report, *, code: str = "", form: WordsForm | None = None
) -> HttpResponse:
    report.refresh_from_db()
    others = [one for one in contacts() if report.contact is None or one.key != report.contact.key]
    context = {"box": mailbox_of(report), "code": code, "form": form or WordsForm(), "others": others}
    return render(request, "public/conduct/mailbox.html", context)
