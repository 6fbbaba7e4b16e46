"""A programme's public page of stories, where it wants one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.community.access import programme_with_page
from colead.community.queries.stories import told_to_all


@require_safe
def public_stories(request: HttpRequest, key: str) -> HttpResponse:
    """Show what people tell to everybody."""
    programme = programme_with_page(key)
    told = told_to_all(programme, today=timezone.now().date())
    if told is None:
        raise Http404
    return render(request, "public/stories.html", {"programme": programme, "told": told})
