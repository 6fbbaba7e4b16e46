"""Every e-mail that Colead can write, with made-up people: as text and HTML, light and dark, wide and on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from colead.kernel.mail_kinds import Kind, Text, find_kind, groups, kinds
from colead.kernel.mail_samples import samples
from colead.kernel.models import OutboxEmail
from colead.kernel.unsubscribe import headers_of
from colead.web.doors import PersonRequest, administrators
from colead.web.operator.outbox import in_frames, without_rights

DARK = "(prefers-color-scheme: dark)"
SCHEMES = {"light": "not all", "dark": "all"}


@dataclass(frozen=True)
class Shelf:
    """The kinds of one group."""

    label: Text
    kinds: tuple[Kind, ...]


@require_safe
@administrators
def mail_samples(request: PersonRequest) -> HttpResponse:
    """List every kind of e-mail."""
    shelves = [
        Shelf(group.label, tuple(kind for kind in kinds() if kind.group == group.name))
        for group in sorted(groups(), key=lambda group: group.name in ("daily", "weekly"))
    ]
    return render(request, "operator/mail_samples.html", {"shelves": shelves, "count": len(kinds())})


@require_safe
@in_frames
@administrators
def mail_sample(request: PersonRequest, kind: str) -> HttpResponse:
    """Show one kind: each of its samples as text, and as HTML in three frames."""
    shown = [(place, email, headers_of(email)) for place, email in enumerate(_emails(kind))]
    return render(request, "operator/mail_sample.html", {"kind": find_kind(kind), "shown": shown})


@require_safe
@without_rights
@administrators
def mail_sample_html(request: PersonRequest, kind: str, place: int, scheme: str) -> HttpResponse:
    """Show the HTML of one sample by itself, as on a light or a dark device."""
    emails = _emails(kind)
    if scheme not in SCHEMES or place >= len(emails):
        raise Http404
    html = emails[place].html.replace(DARK, SCHEMES[scheme])
    return HttpResponse(html, headers={"X-Frame-Options": "SAMEORIGIN"})


def _emails(kind: str) -> list[OutboxEmail]:
    if find_kind(kind) is None:
        raise Http404
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    return _samples(now, get_language() or "")[kind]


@lru_cache(maxsize=2)
def _samples(at: datetime, language: str) -> dict[str, list[OutboxEmail]]:
    """Write them once an hour: a page with its frames asks several times."""
    return samples(at)
