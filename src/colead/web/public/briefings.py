"""Reading a briefing by a link, without an account. It is counted that somebody read it, never who."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.learning.actions import briefings
from colead.learning.links import briefing_of_token
from colead.learning.queries.briefings import briefing_page

SEEN = "briefings"  # in the session: links by which this browser has said so


def briefing_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the briefing; count it once for each browser that says that it was read."""
    found = briefing_of_token(token, at=timezone.now())
    name = hashlib.sha256(f"{found.cohort.key} {found.audience}".encode()).hexdigest()[:16]
    seen = request.session.get(SEEN, [])
    if request.method == "POST":
        if name not in seen:
            briefings.acknowledge_by_link(token=token, at=timezone.now())
            request.session[SEEN] = [*seen, name]
        messages.success(request, _("Thank you. It was counted that somebody has read it, not who."))
        return redirect("briefing_link", token)
    context = {"page": briefing_page(found.cohort, found.audience), "has_read": name in seen}
    return render(request, "public/briefing.html", context)
