"""The first-run page of an empty installation."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from colead.kernel.errors import Refused
from colead.people.actions import first_run
from colead.people.models import Person
from colead.web.forms.account import FirstAdministratorForm


def start(request: HttpRequest) -> HttpResponse:
    """Create the first administrator; once somebody is there, the page is not."""
    if Person.objects.exists():
        raise Http404
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = first_run.create_first_administrator(**form.cleaned_data, at=timezone.now())
        except Refused as refusal:
            form.add_error("token" if refusal.code == "first_run.token" else None, str(refusal))
        else:
            login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
            return redirect("create_programme")
    return render(request, "public/start.html", {"form": form})
