"""Somebody's private calendar, read by a calendar programme that holds its address."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.partnerships.access import person_of_feed
from colead.partnerships.links import digest_of_feed
from colead.partnerships.queries.feeds import calendar_of

AT_MOST, WITHIN = 60, 3600  # requests for one address in so many seconds


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar; nobody in between may keep it, and whoever has it already is told so."""
    if _too_often(token):
        return HttpResponse(status=429, headers={"Retry-After": str(WITHIN)})
    person = person_of_feed(token)
    text = calendar_of(person, at=timezone.now())
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    answer: HttpResponse = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponseNotModified()
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _too_often(token: str) -> bool:
    name = f"calendar-feed-{digest_of_feed(token)[:32]}"
    cache.add(name, 0, WITHIN)
    try:
        return bool(cache.incr(name) > AT_MOST)
    except ValueError:  # it ran out in between
        return False
