"""The outbox. In the demo every mail can be opened here; otherwise only that it was sent is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from colead.kernel.demo import is_demo
from colead.kernel.mail_kinds import kinds
from colead.kernel.models import OutboxEmail
from colead.web.doors import PersonRequest, signed_in

PER_PAGE = 50
View = Callable[..., HttpResponseBase]
in_frames = cast(Callable[[View], View], csp_update({"frame-src": [SELF]}))
# Mail needs the inline styles that our own pages forbid: it stands in a frame without any rights.
without_rights = cast(
    Callable[[View], View],
    csp(
        {
            "default-src": [NONE],
            "style-src": [UNSAFE_INLINE],
            "sandbox": ["allow-popups"],
            "frame-ancestors": [SELF],
        }
    ),
)


@require_safe
@signed_in
def outbox(request: PersonRequest) -> HttpResponse:
    """List what was written: everything in the demo, to an administrator without bodies elsewhere."""
    _require_reader(request)
    emails = OutboxEmail.objects.defer("text", "html", "calendar").order_by("-created_at", "-pk")
    page = Paginator(emails, PER_PAGE).get_page(request.GET.get("page"))
    nameless = [] if is_demo() else [kind.name for kind in kinds() if kind.receiver_is_private]
    context = {"page": page, "emails": list(page), "nameless": nameless}
    return render(request, "operator/outbox.html", context)


@in_frames
@signed_in
def email(request: PersonRequest, key: str) -> HttpResponse:
    """Show one e-mail as its receiver sees it; only in the demo."""
    return render(request, "operator/email.html", {"email": _demo_email(key)})


@without_rights
@signed_in
def email_html(request: PersonRequest, key: str) -> HttpResponse:
    """Show the HTML body by itself."""
    return HttpResponse(_demo_email(key).html, headers={"X-Frame-Options": "SAMEORIGIN"})


def _require_reader(request: PersonRequest) -> None:
    if not (is_demo() or request.user.is_administrator):
        raise Http404


def _demo_email(key: str) -> OutboxEmail:
    if not is_demo():
        raise Http404
    return get_object_or_404(OutboxEmail, key=key)
