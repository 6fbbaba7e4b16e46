"""Everybody in a cohort."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.text import neutralize_cell
from colead.pairing.actions import roles as roles_of
from colead.programmes import access
from colead.programmes.queries import rosters as queries
from colead.programmes.states import ROLES_OF, EnrolmentState, Task
from colead.web.doors import PersonRequest, signed_in

PER_PAGE = 50


@dataclass(frozen=True)
class Column:
    """A heading of the roster; one that can be sorted by leads to the roster in that order."""

    label: str
    query: str = ""
    order: str = ""


@require_safe
@signed_in
def roster(request: PersonRequest, key: str) -> HttpResponse:
    """List a cohort's people: filtered, sorted, paged."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    asked, sort = _asked(request), request.GET.get("sort", "name")
    page = Paginator(queries.roster(cohort, sort=sort, **asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    has = ROLES_OF[cohort.programme.format]
    context = {
        "cohort": cohort, "page": page, "lines": [queries.roster_line(row) for row in page],
        "states": EnrolmentState, "asked": asked, "sort": sort, "columns": _columns(query, sort, has_roles=len(has) > 1),
        "roles": [] if len(has) == 1 else [(role.value, role.label) for role in has],
        "silent": queries.silent(cohort, at=timezone.now()).count(), "query": f"{query.urlencode()}&",
    }  # fmt: skip
    return render(request, "coordinator/roster.html", context)


@require_safe
@signed_in
def roster_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the roster, as it was filtered, as a table for a spreadsheet; no cell of it can run as a formula."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roster-{cohort.key}.csv"'
    response.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # Excel reads UTF-8 only behind this mark
    table = csv.writer(response)
    table.writerow(
        [_("Name"), _("E-mail"), _("Job title"), _("Function"), _("Site"), _("Roles"), _("State"), _("Since")]
    )
    found = queries.roster(cohort, sort=request.GET.get("sort", "name"), **_asked(request))
    for line in map(queries.roster_line, found.iterator(chunk_size=2000)):
        cells = [
            line.name,
            line.email,
            line.job_title,
            line.function,
            line.site,
            ", ".join(line.roles),
            line.state_label,
        ]
        table.writerow([*map(neutralize_cell, cells), line.since.date().isoformat()])
    return response


def _asked(request: PersonRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("search", "state", "role")}


@signed_in
def roles(request: PersonRequest, key: str) -> HttpResponse:
    """Ask what somebody is in the cohort, and change it."""
    enrolment = access.coordinated_enrolment(request.user, key)
    if request.method == "POST":
        wanted = request.POST.getlist("role")
        roles_of.change(enrolment=enrolment, roles=wanted, by=request.user, at=timezone.now())
        messages.success(request, _("The roles of %(name)s were changed.") % {"name": enrolment.person.name})
        return redirect("roster", enrolment.cohort.key)
    return render(
        request, "coordinator/roles.html",
        {"enrolment": enrolment, "roles": ROLES_OF[enrolment.cohort.programme.format]},
    )  # fmt: skip


def _columns(query: QueryDict, sort: str, *, has_roles: bool) -> list[Column]:
    """Give the headings; clicking the one that the roster is sorted by turns the order around."""
    labels = {
        "name": _("Name"), "": _("Job title"), "function": _("Function"), "site": _("Site"),
        **({"roles": _("Roles")} if has_roles else {}), "state": _("State"), "since": _("Since"),
    }  # fmt: skip
    columns = []
    for name, label in labels.items():
        if name in ("", "roles"):
            columns.append(Column(label))
            continue
        wanted = query.copy()
        wanted["sort"] = f"-{name}" if sort == name else name
        order = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
        columns.append(Column(label, wanted.urlencode(), order))
    return columns
