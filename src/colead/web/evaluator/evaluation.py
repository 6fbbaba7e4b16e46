"""What an evaluator sees: a cohort under pseudonyms, as a page and as a file."""

from __future__ import annotations

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colead.insights.queries.evaluation import evaluated
from colead.programmes.access import evaluated_cohort
from colead.web.doors import PersonRequest, signed_in

COLUMNS = ("person", "roles", "state", "partnerships", "held", "missed")


@require_safe
@signed_in
def evaluation(request: PersonRequest, key: str) -> HttpResponse:
    """Show who takes part, by pseudonym."""
    cohort = evaluated_cohort(request.user, key)
    return render(request, "evaluator/evaluation.html", {"cohort": cohort, "lines": evaluated(cohort)})


@require_safe
@signed_in
def evaluation_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the same as a file."""
    cohort = evaluated_cohort(request.user, key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cohort-pseudonyms.csv"'
    table = csv.writer(response)
    table.writerow(COLUMNS)
    for line in evaluated(cohort):
        table.writerow(
            [line.person, line.roles, line.state, " ".join(line.partnerships), line.held, line.missed]
        )
    return response
