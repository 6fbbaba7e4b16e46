"""The questions that a programme may ask: shipped ones and own ones, added as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.programmes.access import coordinated_programme
from colead.surveys import access
from colead.surveys.actions import instruments as actions
from colead.surveys.instruments.reading import Problem, Unreadable, read
from colead.surveys.instruments.writing import as_file
from colead.surveys.queries.instruments import instrument_rows
from colead.web.doors import PersonRequest, signed_in


@signed_in
def instruments(request: PersonRequest, key: str) -> HttpResponse:
    """List them, and add one; what is wrong with a file is said all at once."""
    programme = coordinated_programme(request.user, key)
    problems: list[Problem] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            instrument = read(file.read() if file else b"")
            actions.add(programme=programme, instrument=instrument, by=request.user, at=timezone.now())
        except Unreadable as unreadable:
            problems = unreadable.problems
        except Refused as refusal:
            problems = [Problem("id, version", str(refusal))]
        else:
            messages.success(request, _("The instrument was added. Waves can ask it from now on."))
            return redirect("instrument", key, instrument.id)
    rows = instrument_rows(programme)
    context = {"programme": programme, "rows": rows, "problems": problems}
    return render(request, "coordinator/instruments/list.html", context, status=422 if problems else 200)


@require_safe
@signed_in
def instrument(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Show every question of one, where it is from and under which licence it is used."""
    programme = coordinated_programme(request.user, key)
    found = access.known_instrument(programme, code)
    row = next(row for row in instrument_rows(programme) if row.instrument.id == code)
    scales = [(scale, found.items_of(scale.id)) for scale in found.scales]
    context = {
        "programme": programme,
        "instrument": found,
        "row": row,
        "scales": scales,
        "loose": found.items_of(""),
    }
    return render(request, "coordinator/instruments/instrument.html", context)


@require_safe
@signed_in
def instrument_file(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Give one as a file: the pattern for an own one."""
    found = access.known_instrument(coordinated_programme(request.user, key), code)
    response = HttpResponse(as_file(found), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.id}.json"'
    return response


@require_POST
@signed_in
def withdraw_instrument(request: PersonRequest, key: str) -> HttpResponse:
    """Take one out of use."""
    found = access.coordinated_instrument(request.user, key)
    actions.withdraw(instrument=found, by=request.user, at=timezone.now())
    messages.success(request, _("It was taken out of use. Cohorts that have begun with it keep it."))
    return redirect("instruments", found.programme.key)
