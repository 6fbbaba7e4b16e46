"""The private address from which one's own calendar programme reads when one meets."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.partnerships.actions import feeds
from colead.partnerships.queries.feeds import feed_page
from colead.web.doors import PersonRequest, signed_in


@signed_in
def own_calendar(request: PersonRequest) -> HttpResponse:
    """Show the address, or make a new one in its place."""
    if request.method == "POST":
        feeds.renew(by=request.user, at=timezone.now())
        messages.success(request, _("This is your address now. An earlier one has stopped working."))
        return redirect("own_calendar")
    return render(request, "account/calendar.html", {"feed": feed_page(request.user)})


@require_POST
@signed_in
def revoke_calendar(request: PersonRequest) -> HttpResponse:
    """Let the address stop."""
    feeds.revoke(by=request.user, at=timezone.now())
    messages.success(request, _("The address has stopped working."))
    return redirect("own_calendar")
