"""Other names for people, the same within one programme and different in every other, from which nobody reads who it is."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings


def pseudonym(key: str, *, programme: str) -> str:
    """Give the other name of a person, or a thing, by key; whoever lacks the installation's secret cannot work it out."""
    secret = f"colead.pseudonym.{settings.SECRET_KEY}".encode()
    digest = hmac.new(secret, f"{programme}/{key}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:10].decode().lower()
