"""The directory: who works here, as HR says."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.people.queries.directory import entries
from colead.programmes.queries.rosters import directory_choices
from colead.web.doors import PersonRequest, staff

PER_PAGE = 50


@require_safe
@staff
def directory(request: PersonRequest) -> HttpResponse:
    """List directory entries: searched, filtered, sorted, paged."""
    asked = {name: request.GET.get(name, "") for name in ("search", "function", "site")}
    sort = request.GET.get("sort", "name")
    page = Paginator(entries(sort=sort, **asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page, "entries": list(page), "asked": asked, "sort": sort, "choices": directory_choices(),
        "query": f"{query.urlencode()}&",
    }  # fmt: skip
    return render(request, "coordinator/directory.html", context)
