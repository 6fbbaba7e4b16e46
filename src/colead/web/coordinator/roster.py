"""Everybody in a cohort."""

from __future__ import annotations

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from colead.kernel.text import neutralize_cell
from colead.programmes import access
from colead.programmes.queries.rosters import roster as find_roster
from colead.programmes.queries.rosters import roster_line
from colead.programmes.states import EnrolmentState
from colead.web.doors import PersonRequest, signed_in

PER_PAGE = 50


@signed_in
def roster(request: PersonRequest, key: str) -> HttpResponse:
    """List a cohort's people: filtered, sorted, paged."""
    cohort = access.coordinated_cohort(request.user, key)
    asked = {name: request.GET.get(name, "") for name in ("search", "state")}
    sort = request.GET.get("sort", "name")
    page = Paginator(find_roster(cohort, sort=sort, **asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "cohort": cohort, "page": page, "lines": [roster_line(row) for row in page], "states": EnrolmentState,
        "asked": asked, "sort": sort, "query": f"{query.urlencode()}&",
    }  # fmt: skip
    return render(request, "coordinator/roster.html", context)


@signed_in
def roster_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the roster as a table for a spreadsheet; no cell of it can run as a formula."""
    cohort = access.coordinated_cohort(request.user, key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roster-{cohort.key}.csv"'
    response.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # Excel reads UTF-8 only behind this mark
    table = csv.writer(response)
    table.writerow([_("Name"), _("E-mail"), _("Job title"), _("Function"), _("Site"), _("State"), _("Since")])
    for line in map(roster_line, find_roster(cohort).iterator(chunk_size=2000)):
        cells = [line.name, line.email, line.job_title, line.function, line.site, line.state_label]
        table.writerow([*map(neutralize_cell, cells), line.since.date().isoformat()])
    return response
