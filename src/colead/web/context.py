"""What every page shows around its content: the navigation and who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from colead.kernel.demo import is_demo
from colead.people.models import Person
from colead.web.places import places_for


@dataclass(frozen=True)
class NavItem:
    """One entry of the top bar."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the navigation of the person who looks."""
    viewer = getattr(request, "user", None)
    if viewer is None or not viewer.is_authenticated:
        return {"nav": [], "viewer": None, "is_demo": is_demo()}
    return {"nav": _nav(request), "viewer": viewer, "is_demo": is_demo()}


def _nav(request: HttpRequest) -> list[NavItem]:
    runs_something = cast(Person, request.user).is_administrator or any(
        place.coordinates for place in places_for(request)
    )
    links = [(_("Home"), reverse("home"))]
    if runs_something:
        links += [(_("Programmes"), reverse("programmes")), (_("Directory"), reverse("directory"))]
    if is_demo() or cast(Person, request.user).is_administrator:
        links += [(_("E-mails"), reverse("outbox"))]
    return [NavItem(label, url, _is_current(request.path, url)) for label, url in links]


def _is_current(path: str, url: str) -> bool:
    return path == url or (url != reverse("home") and path.startswith(url))
