"""The library of one's programmes: leaflets, articles, links and files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.kernel.markdown import to_html
from colead.learning import access
from colead.learning.leaflets.catalogue import leaflets
from colead.learning.queries.resources import own_library, resource_page
from colead.web.account.picture import without_rights
from colead.web.doors import PersonRequest, signed_in
from colead.web.teaching import teaching_file


@require_safe
@signed_in
def library(request: PersonRequest) -> HttpResponse:
    """List what there is, by competency."""
    return render(request, "peer/library/list.html", {"sections": own_library(request.user)})


@require_safe
@signed_in
def leaflet(request: PersonRequest, code: str) -> HttpResponse:
    """Show a page that comes with Colead."""
    found = leaflets().get(code)
    if found is None:
        raise Http404
    context = {"leaflet": found, "text": to_html(found.text), "practice": to_html(found.practice)}
    return render(request, "peer/library/leaflet.html", context)


@require_safe
@signed_in
def resource(request: PersonRequest, key: str) -> HttpResponse:
    """Show something that a programme put in."""
    page = resource_page(access.seen_resource(request.user, key))
    return render(request, "peer/library/resource.html", {"page": page})


@require_safe
@without_rights
@signed_in
def resource_file(request: PersonRequest, key: str) -> HttpResponse:
    """Give a file, as one that no browser runs."""
    return teaching_file(request, access.resource_content(access.seen_resource(request.user, key)))
