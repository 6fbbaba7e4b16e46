"""Signed links in mail: scoped to one use, expiring, acting once.

A link's GET only shows a page; its POST acts and spends it. Nothing about the link is stored until then.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.kernel.models import SpentLink


class LinkUnreadable(Refused):
    code = "link.unreadable"
    sentence = _("This link is incomplete or has been changed. Please open it again from the e-mail.")


class LinkExpired(Refused):
    code = "link.expired"
    sentence = _("This link has expired. Sign in to go on, or ask for a new one.")


class LinkSpent(Refused):
    code = "link.spent"
    sentence = _("This link has been used already.")


def make_link_token(scope: str, facts: dict[str, Any], *, at: datetime, days: int) -> str:
    """Sign `facts` for one `scope` (for example "invitation"), good for so many days from `at`."""
    until = int((at + timedelta(days=days)).timestamp())
    return signing.dumps({**facts, "until": until}, salt=f"colead.link.{scope}", compress=True)


def read_link_token(scope: str, token: str, *, at: datetime) -> dict[str, Any]:
    """Give the facts of a token that was signed for this scope and has not expired."""
    try:
        facts: dict[str, Any] = signing.loads(token, salt=f"colead.link.{scope}")
    except signing.BadSignature as error:
        raise LinkUnreadable from error
    if at.timestamp() > facts["until"]:
        raise LinkExpired
    return facts


def spend_link(token: str, *, at: datetime) -> None:
    """Remember that the token has acted; a second time is refused, also when both come at once."""
    try:
        with transaction.atomic():
            SpentLink.objects.create(digest=_digest(token), at=at)
    except IntegrityError as error:
        raise LinkSpent from error


def is_link_spent(token: str) -> bool:
    """Tell whether the token has acted already."""
    return SpentLink.objects.filter(digest=_digest(token)).exists()


def restore_link(token: str) -> None:
    """Let a token act again, as part of undoing what it did."""
    SpentLink.objects.filter(digest=_digest(token)).delete()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
