"""A coordinator's programmes: the list, a new one, its page and its charter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.programmes import access
from colead.programmes.actions import programmes as actions
from colead.programmes.models import Programme
from colead.programmes.queries.programmes import hosts_of, programme_page, programmes_of
from colead.programmes.states import ROLES_OF
from colead.programmes.wording import promise
from colead.web.doors import PersonRequest, administrators, signed_in
from colead.web.forms.programme import CharterForm


@require_safe
@signed_in
def programmes(request: PersonRequest) -> HttpResponse:
    """List the programmes that the person coordinates."""
    return render(request, "coordinator/programmes.html", {"programmes": programmes_of(request.user)})


@administrators
def create_programme(request: PersonRequest) -> HttpResponse:
    """Set up a programme."""
    form = CharterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        programme = actions.create(charter=form.charter(), by=request.user, at=timezone.now())
        messages.success(request, _("The programme was set up. Next: plan its first cohort."))
        return redirect("programme", programme.key)
    return render(request, "coordinator/create_programme.html", {"form": form})


@require_safe
@signed_in
def programme(request: PersonRequest, key: str) -> HttpResponse:
    """Show a programme: what it is, its cohorts, who runs it."""
    found = access.coordinated_programme(request.user, key)
    return render(request, "coordinator/programme.html", {"programme": found, "page": programme_page(found)})


@signed_in
def charter(request: PersonRequest, key: str) -> HttpResponse:
    """Rewrite a programme's charter, or only look how the invitation would read."""
    found = access.coordinated_programme(request.user, key)
    form = CharterForm(request.POST or None, instance=found)
    valid = request.method == "POST" and form.is_valid()
    if valid and "preview" not in request.POST:
        actions.change(programme=found, charter=form.charter(), by=request.user, at=timezone.now())
        messages.success(request, _("The charter was changed."))
        return redirect("programme", found.key)
    preview = Programme(**form.cleaned_data, format=found.format) if valid else None
    context = {
        "programme": found, "form": form, "preview": preview, "hosts": hosts_of(found),
        "promise": promise(preview, ROLES_OF[found.format][:1]) if preview else None,
    }  # fmt: skip
    return render(request, "coordinator/charter.html", context)
