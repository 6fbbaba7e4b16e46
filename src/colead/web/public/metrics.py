"""What the figures mean, for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.insights.queries.definitions import dictionary


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Show the definition of every figure."""
    return render(request, "public/metrics.html", {"chapters": dictionary()})
