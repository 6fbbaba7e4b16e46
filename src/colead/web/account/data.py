"""One's own data: what is held and why, taking it along, deleting it."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from colead.people.actions import erasure, personal
from colead.people.models import Person
from colead.people.queries.personal import erasure_preview, held_about, looks_at, origin_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.account import ErasureForm


@require_safe
@signed_in
def own_data(request: PersonRequest) -> HttpResponse:
    """Show what is held, why, for how long, for whose eyes, and who looked."""
    held = held_about(request.user)
    context = {
        "held": [one for one in held if not one.values], "spelled_out": [one for one in held if one.values],
        "looks": looks_at(request.user), "origin": origin_of(request.user),
    }  # fmt: skip
    return render(request, "account/data.html", context)


@require_POST
@signed_in
def export_data(request: PersonRequest) -> HttpResponse:
    """Give everything as a ZIP file."""
    content = personal.export(by=request.user, at=timezone.now())
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="colead-my-data.zip"'
    return response


@signed_in
def erase_me(request: PersonRequest) -> HttpResponse:
    """Show what deleting one's account does, and do it once the address is typed."""
    person = Person.objects.get(pk=request.user.pk)
    form = ErasureForm(request.POST or None, email=person.email)
    if request.method == "POST" and form.is_valid():
        erasure.erase(person=person, by=person, at=timezone.now())
        logout(request)
        return render(request, "account/erased.html")
    return render(request, "account/erase.html", {"form": form, "preview": erasure_preview(person)})
