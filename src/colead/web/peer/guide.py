"""The guide of a meeting: to read, to print, and to choose another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import guides as actions
from colead.partnerships.naming import participants
from colead.partnerships.queries import guides as queries
from colead.partnerships.queries.meetings import members_of
from colead.partnerships.rules import may_change
from colead.web.doors import PersonRequest, signed_in


@signed_in
def meeting_guide(request: PersonRequest, key: str) -> HttpResponse:
    """Show how the time will be used, ready to print, and let the partnership choose another way."""
    found, mine = access.own_meeting(request.user, key)
    if request.method == "POST":
        try:
            actions.choose(
                meeting=found, code=request.POST.get("guide", ""), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The guide is chosen. Everybody sees it."))
        return redirect("meeting_guide", key)
    members = members_of(found)
    context = {
        "meeting": found, "enrolment": mine.enrolment, "guide": queries.guide_page(found, members, mine),
        "choices": queries.choices_of(found, len(participants(members))),
        "can_choose": may_change(found.partnership) and found.state in actions.OPEN,
    }  # fmt: skip
    return render(request, "peer/meeting_guide.html", context)
