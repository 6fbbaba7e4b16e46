"""A peer's home in a cohort: the partner, the next meeting, the one next thing to do."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.pairing.queries.choosing import choice_of
from colead.pairing.queries.completeness import has_to_add
from colead.partnerships.queries import home as queries
from colead.partnerships.queries.goals import open_goals
from colead.programmes import access
from colead.programmes.states import Admission, EnrolmentState, Role
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def peer_home(request: PersonRequest, key: str) -> HttpResponse:
    """Show who the partner is and what comes next."""
    enrolment = access.own_enrolment(request.user, key)
    if enrolment.is_only(Role.FACILITATOR):
        return redirect("circles")
    if enrolment.state == EnrolmentState.WAITLISTED:
        by_lot = enrolment.cohort.admission == Admission.LOTTERY
        return render(request, "peer/waitlisted.html", {"enrolment": enrolment, "by_lot": by_lot})
    seen = queries.home(enrolment, at=timezone.now(), partnership=request.GET.get("with", ""))
    names = {seen.partnership: seen.names, **{one.key: one.names for one in seen.beside}}
    goals = open_goals(enrolment, names) if seen.partners else ()
    choice = choice_of(enrolment, is_waiting=seen.stage == "waiting")
    adds = seen.stage == "waiting" and enrolment.state == EnrolmentState.ADMITTED and has_to_add(enrolment)
    return render(
        request, "peer/home.html",
        {
            "enrolment": enrolment, "home": seen, "meeting": seen.meeting, "goals": goals, "choice": choice,
            "adds": adds,
        },
    )  # fmt: skip
