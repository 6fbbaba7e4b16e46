"""What was announced to somebody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.community import access
from colead.community.actions import announcements as actions
from colead.community.queries import announcements as queries
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def news(request: PersonRequest) -> HttpResponse:
    """List what was announced to one."""
    page, lines = queries.news_of(request.user, number=request.GET.get("page", "1"))
    return render(request, "peer/news/news.html", {"page": page, "lines": lines})


@require_safe
@signed_in
def announcement(request: PersonRequest, key: str) -> HttpResponse:
    """Show one of them, which is read from now on."""
    receipt = access.own_receipt(request.user, key)
    one = queries.piece_of_news(receipt)
    actions.read(announcement=receipt.announcement, by=request.user, at=timezone.now())
    return render(request, "peer/news/announcement.html", {"one": one})
