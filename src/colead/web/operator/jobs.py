"""Background work: what runs by itself, what failed and why, and what to do about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel import looks, queue
from colead.web.doors import PersonRequest, administrators


@require_safe
@administrators
def jobs(request: PersonRequest) -> HttpResponse:
    """Show what failed, then what is looked at by itself."""
    context = {
        "failed": queue.failed(), "scheduled": queue.scheduled(), "waiting": queue.count_waiting(),
        "last_look": queue.last_look(),
    }  # fmt: skip
    return render(request, "operator/jobs.html", context)


@require_POST
@administrators
def repeat_look(request: PersonRequest, key: str) -> HttpResponse:
    """Look again at once."""
    looks.repeat(key=key, by=request.user, at=timezone.now())
    messages.success(request, _("It is looked at again."))
    return redirect("jobs")


@require_POST
@administrators
def discard_look(request: PersonRequest, key: str) -> HttpResponse:
    """Take a failure off the list."""
    looks.discard(key=key, by=request.user, at=timezone.now())
    messages.success(request, _("It was taken off the list."))
    return redirect("jobs")
