"""A round as a file: with names for the coordinator, without any for whoever checks it."""

from __future__ import annotations

import csv

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.text import neutralize_cell
from colead.pairing import access
from colead.pairing.queries.exports import may_leave, verifiable
from colead.pairing.queries.pairs import PairLine, left_out_of, pair_lines
from colead.web.doors import PersonRequest, signed_in

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that this is UTF-8


@require_safe
@signed_in
def round_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the partnerships, and who has none, as a table; no cell of it can run as a formula."""
    found = access.solved_round(request.user, key)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="round-{found.number}.csv"'
    response.write(BYTE_ORDER_MARK)
    table = csv.writer(response)
    lines = pair_lines(found)
    seats = max([3, *(len(line.seats) for line in lines)])
    table.writerow([*_headings(seats), _("Because")])
    table.writerows(_cells(line, seats) for line in lines)
    table.writerows(
        [neutralize_cell(name), *[""] * (2 * seats - 1), neutralize_cell(why)]
        for name, why in left_out_of(found)
    )
    return response


@require_safe
@signed_in
def round_json(request: PersonRequest, key: str) -> HttpResponse:
    """Give what an outsider needs to check the round: allowed pairs, their values, the solution and its bound."""
    found = access.solved_round(request.user, key)
    if not may_leave(found):
        raise Http404
    response = HttpResponse(verifiable(found), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="round-{found.number}.json"'
    return response


def _headings(seats: int) -> list[str]:
    people = [_("First"), _("First gets, of 100"), _("Second"), _("Second gets, of 100")]
    people += [_("Third"), _("Third gets, of 100")]
    for number in range(4, seats + 1):
        people += [
            _("Person %(number)s") % {"number": number}, _("Person %(number)s gets, of 100") % {"number": number},
        ]  # fmt: skip
    return people


def _cells(line: PairLine, seats: int) -> list[str | int]:
    people: list[str | int] = []
    for seat in line.seats:
        people += [neutralize_cell(seat.name), seat.gets]
    return [*people, *[""] * (2 * seats - len(people)), neutralize_cell(" ".join(line.sentences))]
