"""What happens to a goal: notes on progress, met, let go, taken up again, confirmed by a partner."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.partnerships import goal_access as access
from colead.partnerships.actions import confirmations
from colead.partnerships.actions import goals as actions
from colead.partnerships.queries import goals as queries
from colead.partnerships.states import GoalState
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.goal import GoalNoteForm


@require_POST
@signed_in
def note_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Write down how it goes; what cannot be saved stays on the page."""
    found = access.own_goal(request.user, key)
    form = GoalNoteForm(request.POST)
    if form.is_valid():
        try:
            actions.note(goal=found, **form.said(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted."))
            return redirect("goal", key)
    seen = queries.goal_page(found, None, on=timezone.localdate())
    return render(
        request, "peer/goals/goal.html", {"page": seen, "goal": seen.line, "form": form}, status=422
    )


@require_POST
@signed_in
def close_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Call a goal met, or let it go."""
    found = access.own_goal(request.user, key)
    met = request.POST.get("state") == GoalState.MET
    state = GoalState.MET if met else GoalState.LET_GO
    actions.close(goal=found, state=state, by=request.user, at=timezone.now())
    messages.success(
        request, _("Met: well done.") if met else _("The goal was let go. Letting go is progress too.")
    )
    return redirect("goal", key)


@require_POST
@signed_in
def reopen_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Take a goal up again."""
    found = access.own_goal(request.user, key)
    actions.reopen(goal=found, by=request.user, at=timezone.now())
    messages.success(request, _("The goal is under way again."))
    return redirect("goal", key)


@require_POST
@signed_in
def delete_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Delete a goal and what was written about it; the page has asked first."""
    found = access.own_goal(request.user, key)
    actions.remove(goal=found, by=request.user, at=timezone.now())
    messages.success(request, _("The goal was deleted, and everything written about it."))
    return redirect("goals")


@require_POST
@signed_in
def confirm_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Say as a partner that it was met."""
    found, _seat = access.partners_goal(request.user, key)
    confirmations.confirm(goal=found, by=request.user, at=timezone.now())
    messages.success(request, _("You have confirmed it. They see that it was you."))
    return redirect("goal", key)


@require_POST
@signed_in
def unconfirm_goal(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's confirmation back."""
    found, _seat = access.partners_goal(request.user, key)
    confirmations.take_back(goal=found, by=request.user, at=timezone.now())
    messages.success(request, _("Your confirmation was taken back."))
    return redirect("goal", key)
