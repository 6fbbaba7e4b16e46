"""Whom people can report to: named by administrators, who read nothing of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.conduct.access import contact_named
from colead.conduct.actions import contacts as actions
from colead.conduct.queries.reports import contacts
from colead.kernel.errors import Refused
from colead.people.actions.accounts import person_for_address
from colead.web.doors import PersonRequest, administrators
from colead.web.forms.conduct import ContactForm


@administrators
def safeguarding_contacts(request: PersonRequest) -> HttpResponse:
    """List the contacts and name one."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        person = person_for_address(email=typed["email"], name=typed["name"], by=request.user, at=now)
        try:
            actions.name(person=person, by=request.user, at=now)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("%(name)s was named and gets an e-mail.") % {"name": person.name})
            return redirect("safeguarding_contacts")
    return render(request, "operator/contacts.html", {"people": contacts(), "form": form})


@require_POST
@administrators
def withdraw_safeguarding_contact(request: PersonRequest, key: str) -> HttpResponse:
    """Let nobody report to them any more."""
    person = actions.withdraw(person=contact_named(key), by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s is no contact any more.") % {"name": person.name})
    return redirect("safeguarding_contacts")
