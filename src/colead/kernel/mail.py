"""E-mail: composed into outbox rows in the transaction that causes it; sending is `kernel.smtp`'s."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage as StandardEmail
from email.utils import parseaddr
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.timezone import override as time_zone_of

from colead.kernel.audit import HasKey
from colead.kernel.mail_kinds import kind_named
from colead.kernel.models import OutboxEmail
from colead.kernel.queue import look_after_commit
from colead.kernel.routing import route
from colead.kernel.unsubscribe import foot, headers_of

TOPIC = "outbox"
_rehearsal: ContextVar[list[OutboxEmail] | None] = ContextVar("rehearsal", default=None)
ACCOUNT = "people.account"  # whatever a library sends: a new password, a changed address


class Recipient(Protocol):
    """Whoever mail can be written to."""

    key: str
    email: str
    time_zone: str
    language: str


@dataclass(frozen=True)
class Calendar:
    """An iCalendar object (text) and its METHOD, such as REQUEST or CANCEL."""

    text: str
    method: str


def compose(
    kind: str,
    to: Recipient,
    *,
    subject: str,
    template: str,
    context: dict[str, Any],
    at: datetime,
    calendar: Calendar | None = None,
    stale_after: datetime | None = None,
    about: HasKey | None = None,
    thread: HasKey | None = None,
) -> OutboxEmail:
    """Write one e-mail into the outbox; see `draft` for what is asked."""
    email = draft(
        kind, to, subject=subject, template=template, context=context, at=at,
        calendar=calendar, stale_after=stale_after, about=about, thread=thread,
    )  # fmt: skip
    enqueue([email])
    return email


def draft(
    kind: str,
    to: Recipient,
    *,
    subject: str,
    template: str,
    context: dict[str, Any],
    at: datetime,
    calendar: Calendar | None = None,
    stale_after: datetime | None = None,
    about: HasKey | None = None,
    thread: HasKey | None = None,
) -> OutboxEmail:
    """Write one e-mail, in the recipient's language and time zone; `enqueue` puts it into the outbox.

    `kind` is registered in its area's `mail_kinds.py`: its receiver may have chosen a digest for it, or nothing.
    `template` names two files without ending: `<template>.txt` and `<template>.html`.
    `subject` is shown to the world on lock screens, and in digests with `context["link"]`: it carries no private text.
    `about` is the thing it tells of; a nudge names the `thread` in which the person could answer it.
    """
    kind_named(kind)
    with translation.override(to.language), time_zone_of(to.time_zone):
        shared = {**context, **_frame(kind, to.key, subject, at), "to": to}
        text = render_to_string(f"{template}.txt", shared)
        html = inline_styles(render_to_string(f"{template}.html", shared))
    return OutboxEmail(
        kind=kind, to_address=to.email, to_person=to.key, subject=subject[:200], text=text, html=html,
        calendar=calendar.text if calendar else "", calendar_method=calendar.method if calendar else "",
        created_at=at, next_attempt_at=at, stale_after=stale_after, link=str(context.get("link", "")),
        about=about.key if about else "", thread=thread.key if thread else "",
    )  # fmt: skip


def _frame(kind: str, person: str, subject: str, at: datetime) -> dict[str, Any]:
    """Give what stands around the content of every e-mail."""
    return {"address": settings.PUBLIC_ADDRESS, "subject": subject, "foot": foot(kind, person, at=at)}


def enqueue(emails: Sequence[OutboxEmail]) -> None:
    """Put e-mails into the outbox as their receivers want them, in few queries for thousands of them.

    Without a mail server they are kept and shown in the demo's outbox.
    """
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname
    if (rehearsal := _rehearsal.get()) is not None:
        rehearsal.extend(emails)
        return
    wanted = route(emails)
    for email in wanted:
        email.message_id = f"<{uuid.uuid4().hex}@{host}>"
    OutboxEmail.objects.bulk_create(wanted, batch_size=500)
    if settings.EMAIL_URL:
        look_after_commit(TOPIC)


@contextmanager
def rehearsed() -> Iterator[list[OutboxEmail]]:
    """Collect what is written meanwhile instead of putting it into the outbox."""
    written: list[OutboxEmail] = []
    token = _rehearsal.set(written)
    try:
        yield written
    finally:
        _rehearsal.reset(token)


def inline_styles(html: str) -> str:
    """Move the mail style sheet into style attributes, as mail programs need it; the dark one stays one."""
    light = css_inline.inline(html, extra_css=_css("email"), load_remote_stylesheets=False)
    return light.replace("</head>", f"<style>{_css('email-dark')}</style></head>", 1)


@lru_cache(maxsize=2)
def _css(name: str) -> str:
    found = finders.find(f"css/{name}.css")
    return Path(str(found)).read_text() if found else ""


def as_mime(email: OutboxEmail) -> StandardEmail:
    """Build the message: text, HTML and, where there is one, the calendar as an alternative and as a file."""
    message = StandardEmail()
    message["Subject"] = email.subject
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = email.to_address
    message["Message-ID"] = email.message_id
    message["Date"] = email.created_at
    message["Auto-Submitted"] = "auto-generated"
    for name, value in headers_of(email).items():
        message[name] = value
    message.set_content(email.text)
    if email.html:
        message.add_alternative(email.html, subtype="html")
    if email.calendar:
        # Outlook and Gmail read the alternative; Apple Mail and phones open the file.
        message.add_alternative(email.calendar, subtype="calendar", params={"method": email.calendar_method})
        message.add_attachment(
            email.calendar.encode(), maintype="application", subtype="ics", filename="invite.ics"
        )
    return message


class OutboxBackend(BaseEmailBackend):
    """Turn what a library sends through Django's mail functions into outbox rows."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        now = timezone.now()
        for message in email_messages:
            enqueue([_from_library(message, address, now) for address in message.recipients()])
        return len(email_messages)


def _from_library(message: EmailMessage, address: str, at: datetime) -> OutboxEmail:
    """Put what a library wrote as text into our own frame, as text and as HTML."""
    to_address = parseaddr(address)[1]
    to = get_user_model()._default_manager.filter(email__iexact=to_address).first()
    body = str(message.body).partition("\n--\n")[0].strip()
    subject = str(message.subject)[:200]
    frame = {**_frame(ACCOUNT, to.key if to else "", subject, at), "body": body}
    return OutboxEmail(
        kind=ACCOUNT, to_address=to_address, to_person=to.key if to else "", subject=subject,
        text=render_to_string("email/library.txt", frame),
        html=inline_styles(render_to_string("email/library.html", frame)),
        created_at=at, next_attempt_at=at, stale_after=at + timedelta(hours=6),
    )  # fmt: skip
