"""What somebody has reached: their own page, and nobody else's."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from colead.community.actions import milestones as actions
from colead.community.queries.milestones import path_of
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def milestones(request: PersonRequest, key: str) -> HttpResponse:
    """Show what one has reached."""
    enrolment = access.own_enrolment(request.user, key)
    return render(
        request, "peer/milestones/milestones.html", {"enrolment": enrolment, "path": path_of(enrolment)}
    )


@require_POST
@signed_in
def say_milestone(request: PersonRequest, key: str) -> HttpResponse:
    """Take the person's own word for it."""
    enrolment, code = access.own_enrolment(request.user, key), request.POST.get("milestone", "")
    actions.say(enrolment=enrolment, milestone=code, by=request.user, at=timezone.now())
    return redirect("milestones", key)


@require_POST
@signed_in
def unsay_milestone(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's own word back."""
    enrolment, code = access.own_enrolment(request.user, key), request.POST.get("milestone", "")
    actions.unsay(enrolment=enrolment, milestone=code, by=request.user, at=timezone.now())
    return redirect("milestones", key)
