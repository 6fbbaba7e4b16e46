"""The address that ends one group of e-mails with a single POST (RFC 8058), and the foot of an e-mail that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from colead.kernel.links import make_link_token, read_link_token
from colead.kernel.mail_kinds import Text, find_kind, group_named
from colead.kernel.models import OutboxEmail

SCOPE = "unsubscribe"
DAYS = 400  # an old mail, found again, still lets one go


@dataclass(frozen=True)
class Foot:
    """Why one gets an e-mail, and where to change that; essential ones cannot be ended."""

    why: Text
    change: str
    end: str


def foot(kind: str, person: str, *, at: datetime) -> Foot:
    """Give the foot of an e-mail of this kind to this person."""
    found = find_kind(kind)
    return Foot(
        why=group_named(found.group).why if found else "",
        change=settings.PUBLIC_ADDRESS + reverse("mail_settings"), end=ending(kind, person, at=at),
    )  # fmt: skip


def ending(kind: str, person: str, *, at: datetime) -> str:
    """Give the address that ends e-mails of this kind's group; nothing for essential ones."""
    found = find_kind(kind)
    if found is None or found.essential or not person:
        return ""
    token = make_link_token(SCOPE, {"to": person, "group": found.group}, at=at, days=DAYS)
    return settings.PUBLIC_ADDRESS + reverse("unsubscribe", args=[token])


def headers_of(email: OutboxEmail) -> dict[str, str]:
    """Give the headers by which mail programs show a button of their own; the same at every retry."""
    address = ending(email.kind, email.to_person, at=email.created_at)
    if not address:
        return {}
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def read_ending(token: str, *, at: datetime) -> tuple[str, str]:
    """Give whose e-mails, and of which group, the address ends."""
    facts = read_link_token(SCOPE, token, at=at)
    return str(facts["to"]), str(facts["group"])
