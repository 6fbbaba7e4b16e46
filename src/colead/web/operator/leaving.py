"""Somebody leaves the organisation, or wants to be erased: their programmes are handed over, their data deleted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.people.actions import erasure, personal
from colead.people.models import Person
from colead.people.queries.personal import erasure_preview
from colead.programmes.actions import appointments
from colead.programmes.models import Programme
from colead.programmes.queries.leaving import accounts_like, coordinated_by
from colead.web.doors import PersonRequest, administrators
from colead.web.forms.account import ErasureForm
from colead.web.forms.leaving import SuccessorForm


@require_safe
@administrators
def leavers(request: PersonRequest) -> HttpResponse:
    """Find who leaves."""
    search = request.GET.get("search", "").strip()
    context = {"search": search, "accounts": accounts_like(search) if search else ()}
    return render(request, "operator/leavers.html", context)


@administrators
def leaver(request: PersonRequest, key: str) -> HttpResponse:
    """Show what somebody leaves behind, and erase them once their address is typed."""
    person = get_object_or_404(Person, key=key, is_active=True)
    form = ErasureForm(request.POST or None, email=person.email)
    if request.method == "POST" and form.is_valid():
        erasure.erase(person=person, by=request.user, at=timezone.now())
        messages.success(request, _("They were erased. What others share with them stays, without the name."))
        return redirect("leavers")
    personal.look(person=person, page=_("What goes if you are erased"), by=request.user, at=timezone.now())
    context = {
        "person": person, "form": form, "preview": erasure_preview(person), "coordinated": coordinated_by(person),
        "successor": SuccessorForm(),
    }  # fmt: skip
    return render(request, "operator/leaver.html", context)


@require_POST
@administrators
def hand_over(request: PersonRequest, key: str, programme: str) -> HttpResponse:
    """Let somebody coordinate in place of the one who leaves."""
    person = get_object_or_404(Person, key=key)
    given = get_object_or_404(Programme, key=programme)
    form = SuccessorForm(request.POST)
    to = Person.objects.filter(email__iexact=form.data.get("email", ""), is_active=True).first()
    if to is None:
        messages.error(request, _("Nobody with this address has an account here."))
        return redirect("leaver", person.key)
    appointments.hand_over(programme=given, leaving=person, to=to, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s coordinates it now and gets an e-mail.") % {"name": to.name})
    return redirect("leaver", person.key)
