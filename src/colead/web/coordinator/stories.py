"""The stories of a programme, for its coordinators: what the kit uses, what is hidden, and whether there is a public page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.community import access as community
from colead.community.actions import stories as actions
from colead.community.queries import stories as queries
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def programme_stories(request: PersonRequest, key: str) -> HttpResponse:
    """List what is told."""
    programme = access.coordinated_programme(request.user, key)
    context = {
        "programme": programme, "told": queries.told_in(programme, today=timezone.now().date()),
        "is_open": queries.has_page(programme),
    }  # fmt: skip
    return render(request, "coordinator/stories.html", context)


@require_POST
@signed_in
def open_story_page(request: PersonRequest, key: str) -> HttpResponse:
    """Open the public page, or close it."""
    programme, is_open = access.coordinated_programme(request.user, key), request.POST.get("open") == "yes"
    actions.open_page(programme=programme, is_open=is_open, by=request.user, at=timezone.now())
    messages.success(request, _("The public page is open.") if is_open else _("The public page is closed."))
    return redirect("programme_stories", key)


@require_POST
@signed_in
def use_story(request: PersonRequest, key: str) -> HttpResponse:
    """Show a story in the invitation kit, or no longer."""
    found, uses = community.coordinated_story(request.user, key), request.POST.get("uses") == "yes"
    actions.use_in_kit(story=found, uses=uses, by=request.user, at=timezone.now())
    return redirect("programme_stories", found.enrolment.cohort.programme.key)


@require_POST
@signed_in
def hide_story(request: PersonRequest, key: str) -> HttpResponse:
    """Take a story off every page."""
    found = community.coordinated_story(request.user, key)
    actions.hide(story=found, by=request.user, at=timezone.now())
    messages.success(request, _("The story is hidden. Its teller sees that on their page."))
    return redirect("programme_stories", found.enrolment.cohort.programme.key)
