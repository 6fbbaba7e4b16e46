"""What anybody may ask about a badge: its own page, and what verifiers read. It says only what the holder chose."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.community import access, credential
from colead.community.actions.badges import status_list
from colead.community.queries.badges import card_of
from colead.community.signing import public_part
from colead.programmes.models import Programme

MOST_LISTS = 1000


@require_safe
def badge(request: HttpRequest, key: str) -> HttpResponse:
    """Say what a badge says, and whether it still holds."""
    card = card_of(access.public_badge(key), at=timezone.now())
    return render(request, "public/badge.html", {"card": card, "issuer": credential.issuer()["name"]})


@require_safe
def badge_issuer(request: HttpRequest) -> HttpResponse:
    """Say who issues badges here, for verifiers."""
    return _linked({"@context": [credential.VC, credential.OB], **credential.issuer()})


@require_safe
def badge_achievement(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Say what a badge of a programme is for."""
    programme = get_object_or_404(Programme, key=key)
    described = credential.achievement(access.badge_kind(kind), programme)
    return _linked({"@context": [credential.VC, credential.OB], **described})


@require_safe
def badge_key(request: HttpRequest, key: str) -> HttpResponse:
    """Give the public part of a key."""
    found = access.signing_key(key)
    return JsonResponse(
        public_part(found, credential.key_address(found)), content_type="application/jwk+json"
    )


@require_safe
def badge_status(request: HttpRequest, number: int) -> HttpResponse:
    """Give the signed list of what is not valid any more."""
    signed = status_list(min(number, MOST_LISTS), at=timezone.now())
    return HttpResponse(signed, content_type="application/vc+jwt")


def _linked(said: dict[str, Any]) -> HttpResponse:
    return JsonResponse(said, content_type="application/ld+json")
