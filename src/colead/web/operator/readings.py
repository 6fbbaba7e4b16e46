"""The settings as they were read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.kernel.readings import readings
from colead.web.doors import PersonRequest, administrators


@require_safe
@administrators
def settings_read(request: PersonRequest) -> HttpResponse:
    """Show every setting, where it came from, and of secrets only that they are set."""
    return render(request, "operator/settings.html", {"readings": readings()})
