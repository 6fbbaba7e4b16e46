"""Importing the directory: upload, look, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.partnerships.queries.lines import foreseen_for
from colead.people import access
from colead.people.actions import imports as actions
from colead.people.columns import COLUMNS, LABELS
from colead.people.models import DirectoryImport
from colead.web.doors import PersonRequest, staff

BUSY = (DirectoryImport.WorkState.WAITING, DirectoryImport.WorkState.WORKING)


@staff
def new_import(request: PersonRequest) -> HttpResponse:
    """Take a file in."""
    problem = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is not None and file.name:
            started = actions.upload(
                content=file.read(), file_name=file.name, by=request.user, at=timezone.now()
            )
            return redirect("import", started.key)
        problem = _("Choose a file first.")
    context = {"columns": COLUMNS, "problem": problem}
    return render(request, "coordinator/new_import.html", context, status=422 if problem else 200)


@require_safe
@staff
def import_page(request: PersonRequest, key: str) -> HttpResponse:
    """Show an import: its progress, its preview, or how it ended."""
    started = access.own_import(request.user, key)
    if started.work_state in BUSY:
        template = (
            "coordinator/import_progress_part.html" if request.htmx else "coordinator/import_progress.html"
        )
        return render(request, template, {"started": started})
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    headings = [
        (heading, started.mapping.get(heading, "")) for heading in started.preview.get("headings", ())
    ]
    fields = [(field, LABELS[field]) for field in LABELS if field in started.mapping.values()]
    sample = [[row.get(field, "") for field, _label in fields] for row in started.preview.get("sample", ())]
    context = {
        "started": started,
        "preview": started.preview,
        "headings": headings,
        "fields": fields,
        "sample": sample,
        "labels": LABELS,
        "pausing": foreseen_for(request.user, started.preview.get("pausing", ())),
    }
    return render(request, "coordinator/import.html", context)


@require_POST
@staff
def choose_columns(request: PersonRequest, key: str) -> HttpResponse:
    """Say which column is what."""
    started = access.own_import(request.user, key)
    headings = started.preview.get("headings", ())
    mapping = {heading: request.POST.get(f"column-{place}", "") for place, heading in enumerate(headings)}
    actions.choose_columns(started=started, mapping=mapping, by=request.user, at=timezone.now())
    return redirect("import", started.key)


@require_POST
@staff
def confirm_import(request: PersonRequest, key: str) -> HttpResponse:
    """Write what the preview showed."""
    started = access.own_import(request.user, key)
    actions.confirm(started=started, by=request.user, at=timezone.now())
    return redirect("import", started.key)


@require_POST
@staff
def discard_import(request: PersonRequest, key: str) -> HttpResponse:
    """Throw the file away."""
    actions.discard(started=access.own_import(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("The file was thrown away. Nothing of it was written."))
    return redirect("directory")
