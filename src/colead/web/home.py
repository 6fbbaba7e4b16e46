"""The first page after signing in: what each person came for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from colead.web.doors import PersonRequest, signed_in
from colead.web.places import places_for


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """Lead to the one place the person has, or show the choice where there are several."""
    places = places_for(request)
    return render(request, "home.html", {"places": places})
