"""Who may come in at all; which object they may see is each area's `access`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from colead.people.models import Person
from colead.web.places import places_for

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Person
    htmx: HtmxDetails


PersonView = Callable[Concatenate[PersonRequest, P], HttpResponse]


def signed_in(view: PersonView[P]) -> View[P]:
    """Let signed-in people in and send everybody else to the sign-in page."""
    return login_required(cast("View[P]", view))


def administrators(view: PersonView[P]) -> View[P]:
    """Let administrators in; for everybody else the address does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not cast(PersonRequest, request).user.is_administrator:
            raise Http404
        return view(cast(PersonRequest, request), *args, **kwargs)

    return signed_in(cast("PersonView[P]", guarded))


def staff(view: PersonView[P]) -> View[P]:
    """Let administrators and coordinators of any programme in; for everybody else the address does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = cast(PersonRequest, request).user
        if not (person.is_administrator or any(place.coordinates for place in places_for(request))):
            raise Http404
        return view(cast(PersonRequest, request), *args, **kwargs)

    return signed_in(cast("PersonView[P]", guarded))
