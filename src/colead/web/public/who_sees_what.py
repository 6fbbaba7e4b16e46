"""The page that says who sees what, for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Show the visibility matrix in plain words."""
    return render(request, "public/who_sees_what.html")
