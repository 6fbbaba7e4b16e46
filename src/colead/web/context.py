"""What every page shows around its content: the navigation and who is looking."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from colead.kernel.demo import is_demo
from colead.kernel.maintenance import announced
from colead.people.models import Person
from colead.web.nav import peer, safeguarding, staff
from colead.web.nav.item import Entry, NavItem
from colead.web.places import places_for

HOME = Entry(_("Home"), "home", under=("/partner/",))


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the navigation of the person who looks."""
    viewer = getattr(request, "user", None)
    if viewer is None or not viewer.is_authenticated:
        return {"nav": [], "viewer": None, "is_demo": is_demo(), "maintenance": announced()}
    return {"nav": _nav(request), "viewer": viewer, "is_demo": is_demo(), "maintenance": announced()}


def _nav(request: HttpRequest) -> list[NavItem]:
    """Put the entries of every audience that the person belongs to behind one another."""
    places, person = places_for(request), cast(Person, request.user)
    shown = (
        HOME, *peer.entries(places), *safeguarding.entries(person),
        *staff.entries(places, is_administrator=person.is_administrator, is_demo=is_demo()),
    )  # fmt: skip
    return [entry.at(request.path) for entry in shown]
