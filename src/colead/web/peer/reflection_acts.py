"""What happens to a reflection: shared, kept to oneself again, deleted, brought back, taken along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.partnerships import access, words_access
from colead.partnerships.actions import reflections as actions
from colead.partnerships.queries import reflections as queries
from colead.web.doors import PersonRequest, signed_in


@require_POST
@signed_in
def share_reflection(request: PersonRequest, key: str) -> HttpResponse:
    """Let the partners of one partnership read it."""
    found = words_access.own_reflection(request.user, key)
    seat = access.own_seat(request.user, request.POST.get("partnership", ""))
    actions.share(reflection=found, partnership=seat.partnership, by=request.user, at=timezone.now())
    messages.success(request, _("It is shared. You can keep it to yourself again at any time."))
    return redirect("reflection", key)


@require_POST
@signed_in
def unshare_reflection(request: PersonRequest, key: str) -> HttpResponse:
    """Keep it to oneself again."""
    found = words_access.own_reflection(request.user, key)
    actions.unshare(reflection=found, by=request.user, at=timezone.now())
    messages.success(request, _("Only you can read it now."))
    return redirect("reflection", key)


@require_POST
@signed_in
def delete_reflection(request: PersonRequest, key: str) -> HttpResponse:
    """Delete it; its page offers to bring it back for a day."""
    found = words_access.own_reflection(request.user, key)
    actions.remove(reflection=found, by=request.user, at=timezone.now())
    return redirect("reflection", key)


@require_POST
@signed_in
def restore_reflection(request: PersonRequest, key: str) -> HttpResponse:
    """Bring a deleted one back."""
    found = words_access.own_reflection(request.user, key)
    actions.bring_back(reflection=found, by=request.user, at=timezone.now())
    messages.success(request, _("It is back, and only you can read it."))
    return redirect("reflection", key)


@require_safe
@signed_in
def export_reflections(request: PersonRequest) -> HttpResponse:
    """Give everything that the person wrote as one text file that any editor opens."""
    text = render_to_string("peer/reflections/export.txt", {"pages": queries.all_of(request.user)})
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reflections.md"'
    return response
