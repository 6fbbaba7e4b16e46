"""Where the signed-in person takes part or has a post: asked for once a request."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from colead.people.models import Person
from colead.programmes.queries.places import Place, places_of


def places_for(request: HttpRequest) -> list[Place]:
    """Give where the person takes part or has a post, asked for once a request."""
    known: list[Place] | None = request.__dict__.get("places")
    if known is None:
        known = request.__dict__["places"] = places_of(cast(Person, request.user))
    return known
