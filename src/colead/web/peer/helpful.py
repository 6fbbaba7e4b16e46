"""Was this helpful? The page behind the link in a nudge or a message."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.partnerships import access
from colead.partnerships.actions import helpfulness
from colead.web.doors import PersonRequest, signed_in


@signed_in
def helpful(request: PersonRequest, key: str) -> HttpResponse:
    """Ask, and keep the answer."""
    signal = access.own_signal(request.user, key)
    if request.method == "POST" and request.POST.get("helped") in ("yes", "no"):
        helped = request.POST["helped"] == "yes"
        helpfulness.say(signal=signal, helped=helped, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. Nobody but you can read your answer."))
        return redirect("home")
    return render(request, "peer/change/helpful.html", {"signal": signal})
