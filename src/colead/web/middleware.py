"""What every request goes through."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from colead.kernel.errors import Refused
from colead.kernel.storage import refusal_of

Handler = Callable[[HttpRequest], HttpResponse]


def private_by_default(get_response: Handler) -> Handler:
    """Keep pages out of every cache, shared or the browser's own; a view that says otherwise is left alone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"
        )
        return response

    return middleware


def calm_about_methods(get_response: Handler) -> Handler:
    """Answer a button's address that is opened like a page with a page that says what to do."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware


def in_own_time_zone(get_response: Handler) -> Handler:
    """Show times in the signed-in person's own zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "time_zone", "UTC")
        try:
            with timezone.override(zoneinfo.ZoneInfo(zone)):
                return get_response(request)
        except zoneinfo.ZoneInfoNotFoundError:
            return get_response(request)

    return middleware


def refusals(get_response: Handler) -> Handler:
    """Show a refusal that no view answered itself: as a message on the page the person came from."""

    class Middleware:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            return get_response(request)

        def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
            if refused := refusal_of(error):
                return render(request, "refused.html", {"refusal": refused}, status=503)
            if not isinstance(error, Refused):
                return None
            return refusal_response(request, error)

    return Middleware()


def refusal_response(request: HttpRequest, error: Refused) -> HttpResponse:
    """Answer a refusal: 409 with the sentence for htmx and for callers without a page to go back to, else a redirect."""
    back = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    if request.headers.get("HX-Request") or not safe or request.method != "POST":
        return render(request, "refused.html", {"refusal": error}, status=409)
    messages.error(request, str(error))
    return redirect(back)
