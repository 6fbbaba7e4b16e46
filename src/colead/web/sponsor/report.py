"""The report of a cohort: as a page, as a PDF, as one page for a board, as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.insights.queries.report import Report
from colead.insights.queries.report import report as report_of
from colead.kernel.text import neutralize_cell
from colead.programmes import access
from colead.programmes.rules import may_coordinate
from colead.web.doors import PersonRequest, signed_in
from colead.web.pdf import pdf_response


@require_safe
@signed_in
def report(request: PersonRequest, key: str) -> HttpResponse:
    """Show what the ledger has given out about a cohort."""
    cohort = access.figures_cohort(request.user, key)
    coordinates = may_coordinate(request.user, cohort.programme)
    context = {"cohort": cohort, "report": report_of(cohort), "coordinates": coordinates}
    return render(request, "sponsor/report.html", context)


@require_safe
@signed_in
def report_pdf(request: PersonRequest, key: str) -> HttpResponse:
    """Give the report as a file to keep."""
    cohort = access.figures_cohort(request.user, key)
    context = {"cohort": cohort, "report": report_of(cohort), "in_full": True}
    return pdf_response(request, "pdf/report.html", context, name=_("Report of %s") % cohort.name)


@require_safe
@signed_in
def board_pdf(request: PersonRequest, key: str) -> HttpResponse:
    """Give the same on one page, for a board."""
    cohort = access.figures_cohort(request.user, key)
    context = {"cohort": cohort, "report": report_of(cohort), "in_full": False}
    return pdf_response(request, "pdf/report.html", context, name=_("%s on one page") % cohort.name)


@require_safe
@signed_in
def report_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the report as a table for a spreadsheet; no cell of it can run as a formula."""
    cohort = access.figures_cohort(request.user, key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"report-{cohort.key}.csv")
    response.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # Excel reads UTF-8 only behind this mark
    table = csv.writer(response)
    table.writerow([_("Figure"), _("Group"), _("As of"), _("About"), _("What it tells")])
    table.writerows([neutralize_cell(cell) for cell in line] for line in _lines(report_of(cohort)))
    return response


def _lines(found: Report) -> Iterator[tuple[str, str, str, str, str]]:
    for line in found.lines:
        if line.figure:
            yield line.name, _("everybody"), line.figure.on.isoformat(), line.basis, line.sentence
        for bar in line.bars:
            yield line.name, bar.name, "", "", _("%(n)s per cent") % {"n": bar.percent}
        for one in line.scales:
            yield line.name, one.name, "", "", one.points
        for cut in line.cuts:
            yield line.name, f"{cut.by}: {cut.name}", cut.figure.on.isoformat(), cut.basis, cut.sentence
