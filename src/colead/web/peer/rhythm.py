"""A partnership's meetings: what was, what comes, planning several at once, and taking the list along."""

from __future__ import annotations

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.kernel.text import neutralize_cell
from colead.partnerships import access
from colead.partnerships.actions import series
from colead.partnerships.models import Member
from colead.partnerships.queries import rhythm as queries
from colead.partnerships.queries.series import days_of, usual_rule
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.series import ChosenForm, RuleForm


@require_safe
@signed_in
def meetings(request: PersonRequest, key: str) -> HttpResponse:
    """Show past and coming meetings, and the partnership's own rhythm."""
    mine = access.own_seat(request.user, key)
    context = {
        "page": queries.meetings_page(mine, at=timezone.now()), "partnership": mine.partnership,
        "enrolment": mine.enrolment,
    }  # fmt: skip
    return render(request, "peer/meetings/meetings.html", context)


@require_safe
@signed_in
def meetings_csv(request: PersonRequest, key: str) -> HttpResponse:
    """Give the list as a table, on one's own clock."""
    mine = access.own_seat(request.user, key)
    page = queries.meetings_page(mine, at=timezone.now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetings.csv"'
    table = csv.writer(response)
    table.writerow([_("number"), _("date"), _("time"), _("minutes"), _("how it stands"), _("place or link")])
    for line in sorted((*page.past, *page.coming), key=lambda one: one.number):
        local = timezone.localtime(line.starts_at) if line.starts_at else None
        day, clock = (f"{local:%Y-%m-%d}", f"{local:%H:%M}") if local else ("", "")
        table.writerow([line.number, day, clock, line.minutes, line.stage, neutralize_cell(line.place)])
    return response


@signed_in
def plan_series(request: PersonRequest, key: str) -> HttpResponse:
    """Show the days of a rule, and plan those that are chosen."""
    mine = access.own_seat(request.user, key)
    now, zone = timezone.now(), request.user.time_zone
    chosen = ChosenForm(request.POST if request.method == "POST" else None)
    if chosen.is_bound and chosen.is_valid():
        try:
            series.plan(partnership=mine.partnership, by=request.user, at=now, **chosen.as_times())
        except Refused as refusal:
            chosen.add_error(None, str(refusal))
        else:
            messages.success(request, _("The times are set. Everybody gets one invitation for all of them."))
            return redirect("meetings", key)
    form = RuleForm(usual_rule(mine.partnership, zone=zone, at=now), request.GET or request.POST or None)
    return render(
        request, "peer/meetings/plan.html", _plan(request, mine, form, chosen), status=422 if chosen.is_bound else 200
    )  # fmt: skip


def _plan(request: PersonRequest, mine: Member, form: RuleForm, chosen: ChosenForm) -> dict[str, Any]:
    zone, rule = request.user.time_zone, form.rule()
    days = days_of(mine.partnership, rule, mine=mine, zone=zone, at=timezone.now()) if rule else ()
    kept = set(request.POST.getlist("time")) if chosen.is_bound else None
    return {
        "form": form, "problems": [one for found in chosen.errors.values() for one in found],
        "days": [(line, line.is_wanted if kept is None else line.value in kept) for line in days], "rule": rule,
        "place": form["place"].value() or "", "partnership": mine.partnership, "enrolment": mine.enrolment,
    }  # fmt: skip
