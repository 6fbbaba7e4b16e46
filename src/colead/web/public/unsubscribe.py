"""Ending e-mails from a mail, without signing in. GET shows; POST acts, from our page or from a mail program's button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from colead.kernel.mail_kinds import group_named
from colead.people.actions import mail_settings as actions
from colead.people.queries.mail_settings import gets


@csrf_exempt  # RFC 8058: mail programs send one POST; the token is what lets it in
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or act; a mail program reads nothing but that it worked."""
    now = timezone.now()
    if request.method == "POST":
        actions.end_by_link(token=token, at=now)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=200, content_type="text/plain")
        return redirect("unsubscribe", token)
    person, group = actions.whose(token, at=now)
    context = {"to": person, "group": group_named(group), "token": token, "gets": gets(person, group)}
    return render(request, "public/unsubscribe.html", context)


@require_POST
def undo_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Take back what the link ended."""
    actions.undo_by_link(token=token, at=timezone.now())
    return redirect("unsubscribe", token)
