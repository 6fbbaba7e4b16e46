"""Addresses that mail does not reach: refused while sending, or come back as RFC 3464 says."""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage, Message

from django.db import transaction

from colead.kernel.audit import record
from colead.kernel.models import OutboxEmail, UnreachableAddress
from colead.kernel.text import clean_line

REPORT = "message/delivery-status"
ORIGINALS = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")
NO_SUCH_ADDRESS = {550, 551, 553}
POLICY = re.compile(
    r"\b5\.7\.\d+"
)  # our server, or our mail, is not welcome: that says nothing of the address
MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{1,200}>)", re.I | re.M)


@dataclass(frozen=True)
class Bounce:
    """A mail of ours that came back: which one, and why in the server's words."""

    message_id: str
    reason: str


def mark_refused(email: OutboxEmail, error: Exception, *, at: datetime) -> None:
    """Mark the address where its server said while we were sending that nobody lives there."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return
    code, raw = next(iter(error.recipients.values()))
    words = raw.decode(errors="replace") if isinstance(raw, bytes) else str(raw)
    if code in NO_SUCH_ADDRESS and not POLICY.search(words):
        mark(email, f"{code} {words}", at=at)


def read_bounce(message: EmailMessage, at: datetime) -> None:
    """Mark the address of a mail that came back for good; who forges a report can only name mail they got."""
    bounce = bounce_in(message)
    email = OutboxEmail.objects.filter(message_id=bounce.message_id).first() if bounce else None
    if bounce is not None and email is not None:
        mark(email, bounce.reason, at=at)


@transaction.atomic
def mark(email: OutboxEmail, reason: str, *, at: datetime) -> None:
    """Mark an address; the first reason stands until somebody resets it."""
    _address, is_new = UnreachableAddress.objects.get_or_create(
        address=email.to_address.lower(), defaults={"since": at, "reason": clean_line(reason, limit=200)}
    )
    if is_new:
        record("mail.unreachable", email, by=None, at=at)


def bounce_in(message: EmailMessage) -> Bounce | None:
    """Read a delivery report; nothing where it is none, or where the mail is only late."""
    if message.get_content_type() != "multipart/report":
        return None
    failed = next((block for block in _recipients(message) if _failed(block)), None)
    message_id = _original_id(message)
    if failed is None or not message_id:
        return None
    return Bounce(message_id, str(failed.get("Diagnostic-Code") or failed.get("Status") or ""))


def _recipients(message: EmailMessage) -> list[Message]:
    """Give the blocks of the report, one a recipient (the first one is about the report itself)."""
    for part in message.walk():
        if part.get_content_type() == REPORT and part.is_multipart():
            return [block for block in part.get_payload() if isinstance(block, Message)]
    return []


def _failed(block: Message) -> bool:
    action, status = str(block.get("Action", "")), str(block.get("Status", ""))
    return action.strip().lower() == "failed" and status.strip().startswith("5.")


def _original_id(message: EmailMessage) -> str:
    """Find the Message-ID of the mail that came back, in the copy of it or of its headers."""
    for part in message.walk():
        if part.get_content_type() not in ORIGINALS:
            continue
        if (found := MESSAGE_ID.search(_headers(part))) is not None:
            return found[1]
    return ""


def _headers(part: Message) -> str:
    held = part.get_payload()
    if isinstance(held, list) and held and isinstance(held[0], Message):
        return f"Message-ID: {held[0].get('Message-ID', '')}"
    raw = part.get_payload(decode=True)
    return raw.decode(errors="replace") if isinstance(raw, bytes) else ""
