"""A programme's library: what is in it, and putting something in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.learning.access import coordinated_resource
from colead.learning.actions import resources as actions
from colead.learning.models import Resource
from colead.learning.queries.resources import library_of
from colead.programmes import access
from colead.programmes.models import Programme
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.resource import ResourceForm


@signed_in
def resources(request: PersonRequest, key: str) -> HttpResponse:
    """List the library by competency, and put something in."""
    programme = access.coordinated_programme(request.user, key)
    form = _form(request, programme)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(programme=programme, draft=form.draft(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is in the library, and suggested where it fits."))
            return redirect("resources", key)
    context = {"programme": programme, "form": form, "sections": library_of(programme)}
    return render(request, "coordinator/library/list.html", context, status=422 if form.errors else 200)


@signed_in
def change_resource(request: PersonRequest, key: str) -> HttpResponse:
    """Change something in the library."""
    found = coordinated_resource(request.user, key)
    form = _form(request, found.programme, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(resource=found, draft=form.draft(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It was changed."))
            return redirect("resources", found.programme.key)
    context = {"programme": found.programme, "form": form, "resource": found}
    return render(request, "coordinator/library/change.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def remove_resource(request: PersonRequest, key: str) -> HttpResponse:
    """Take something out of the library."""
    found = coordinated_resource(request.user, key)
    programme = found.programme.key
    actions.remove(resource=found, by=request.user, at=timezone.now())
    messages.success(request, _("It was taken out of the library."))
    return redirect("resources", programme)


def _form(request: PersonRequest, programme: Programme, resource: Resource | None = None) -> ResourceForm:
    if request.method == "POST":
        return ResourceForm(programme, request.POST, request.FILES, resource)
    return ResourceForm(programme, None, None, resource)
