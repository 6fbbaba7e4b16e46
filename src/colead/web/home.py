"""The first page after signing in: what each person came for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from colead.web.context import places_for
from colead.web.doors import PersonRequest, signed_in


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """Lead to the one place the person has, or show the choice where there are several."""
    places = places_for(request)
    return render(request, "home.html", {"places": places})
