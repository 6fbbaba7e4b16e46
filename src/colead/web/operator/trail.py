"""The audit trail of running the installation, and the log of sign-ins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.text import neutralize_cell
from colead.people.actions import sign_ins
from colead.people.models import Person
from colead.people.queries import trail
from colead.web.doors import PersonRequest, administrators
from colead.web.forms.trail import TrailForm

PER_PAGE = 50
COLUMNS = ("at", "by", "action", "thing_type", "thing", "facts")


@require_safe
@administrators
def audit(request: PersonRequest) -> HttpResponse:
    """Show the trail, filtered and paged."""
    form = TrailForm(request.GET)
    page = Paginator(trail.trail(form.asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form, "page": page, "events": trail.named(page), "query": f"{query.urlencode()}&" if query else "",
        "actions": trail.actions(), "asked": form.asked,
    }  # fmt: skip
    return render(request, "operator/audit.html", context)


@require_safe
@administrators
def audit_csv(request: PersonRequest) -> HttpResponse:
    """Hand out the filtered trail as a table."""
    events = trail.all_named(trail.trail(TrailForm(request.GET).asked))
    return HttpResponse(
        "".join(_rows(events)), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )  # fmt: skip


class _Echo:
    def write(self, text: str) -> str:
        return text


def _rows(events: Iterator[trail.Event]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield str(writer.writerow(COLUMNS))
    for event in events:
        row: dict[str, Any] = asdict(event)
        row["at"], row["facts"] = event.at.isoformat(), json.dumps(event.facts, sort_keys=True)
        yield str(writer.writerow([neutralize_cell(str(row[name])) for name in COLUMNS]))


@require_safe
@administrators
def sign_in_log(request: PersonRequest) -> HttpResponse:
    """Show who signed in and for whom it failed."""
    search = request.GET.get("search", "")
    page = Paginator(trail.sign_in_log(search=search), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page,
        "rows": trail.signed(page),
        "search": search,
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "operator/sign_ins.html", context)


@require_POST
@administrators
def end_sessions(request: PersonRequest, key: str) -> HttpResponse:
    """Sign somebody out everywhere."""
    person = get_object_or_404(Person, key=key)
    count = sign_ins.end_sessions(person=person, by=request.user, at=timezone.now())
    messages.success(
        request, _("%(name)s was signed out of %(count)s sessions.") % {"name": person.name, "count": count}
    )
    return redirect("sign_in_log")
