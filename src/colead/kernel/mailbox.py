"""The mailbox that answers come back to: what is unseen in it is read, given to whoever knows its type, and marked.

Anybody can write to it. A message is handled at most once, whatever happens on the way; one that is too large, or
that nobody can read, is put aside and never stops the next one. What it says is not logged.
"""

from __future__ import annotations

import hashlib
import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import unquote, urlsplit

import structlog
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction

from colead.kernel.models import HandledMail

log = structlog.get_logger()
TOPIC = "mailbox"
LARGEST = 1_000_000  # bytes; a bounce and a calendar reply are a few thousand
MOST = 200  # messages a look
MOST_PARTS = 50
REMEMBERED = timedelta(days=60)
NEAR = {"localhost", "127.0.0.1", "::1"}
# Gets the message and the moment, in a transaction of its own.
Handler = Callable[[EmailMessage, datetime], None]

_handlers: dict[str, list[Handler]] = {}


def read_by(content_type: str, handler: Handler) -> None:
    """Let an area read messages that have a part of this type, such as "text/calendar"; from its `apps.py`."""
    known = _handlers.setdefault(content_type, [])
    if handler not in known:
        known.append(handler)


@dataclass(frozen=True)
class Mailbox:
    """Where answers come in: imaps://user:password@host/Folder, or imap:// with STARTTLS."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    implicit_tls: bool

    @classmethod
    def from_url(cls, url: str) -> Mailbox:
        """Read IMAP_URL; raises ValueError that names the setting."""
        parts = urlsplit(url)
        if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
            raise ValueError("IMAP_URL must look like imaps://user:password@host:993/INBOX.")
        implicit = parts.scheme == "imaps"
        return cls(
            host=parts.hostname, port=parts.port or (993 if implicit else 143), user=unquote(parts.username),
            password=unquote(parts.password or ""), folder=unquote(parts.path.strip("/")) or "INBOX",
            implicit_tls=implicit,
        )  # fmt: skip

    @contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        """Sign in and open the folder; the password never travels in clear to another machine."""
        server = self._connect()
        try:
            server.login(self.user, self.password)
            answer, words = server.select(f'"{self.folder}"')
            if answer != "OK":
                raise imaplib.IMAP4.error(f"the folder cannot be opened: {words!r}")
            yield server
        finally:
            server.shutdown()

    def _connect(self) -> imaplib.IMAP4:
        context = ssl.create_default_context()
        if self.implicit_tls:
            return imaplib.IMAP4_SSL(
                self.host, self.port, ssl_context=context, timeout=settings.EMAIL_TIMEOUT
            )
        server = imaplib.IMAP4(self.host, self.port, timeout=settings.EMAIL_TIMEOUT)
        if "STARTTLS" in server.capabilities:
            server.starttls(context)
        elif self.host not in NEAR:
            server.shutdown()
            raise imaplib.IMAP4.error("the server offers no TLS; the password is never sent without")
        return server


def read_unseen(clock: Callable[[], datetime]) -> int:
    """Read what has come in, and give how many messages somebody knew what to do with.

    A server that cannot be reached is tried again at the next look.
    """
    handled = 0
    try:
        with Mailbox.from_url(settings.IMAP_URL).opened() as server:
            for uid in _unseen(server):
                handled += _read_one(server, uid, clock())
                server.uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")
    except (imaplib.IMAP4.error, OSError) as error:
        log.warning("mailbox", unreachable=type(error).__name__)
    HandledMail.objects.filter(at__lt=clock() - REMEMBERED).delete()
    return handled


def _unseen(server: imaplib.IMAP4) -> list[str]:
    _answer, found = server.uid("SEARCH", "UNSEEN")
    return [uid.decode() for uid in (found[0] or b"").split()][:MOST]


def _read_one(server: imaplib.IMAP4, uid: str, at: datetime) -> bool:
    content = _fetch(server, uid)
    if content is None:
        log.info("mailbox", skipped="too large, or gone")
        return False
    return handle(content, at=at)


def _fetch(server: imaplib.IMAP4, uid: str) -> bytes | None:
    """Give the message, without marking it; nothing where it is too large."""
    _answer, sizes = server.uid("FETCH", uid, "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(part for part in sizes if isinstance(part, bytes)))
    if size is None or int(size[1]) > LARGEST:
        return None
    _answer, parts = server.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((part[1] for part in parts if isinstance(part, tuple)), None)


def handle(content: bytes, *, at: datetime) -> bool:
    """Give one message to whoever reads its type; once, even when it comes twice. Tells whether anybody did.

    A reader that stumbles over what a stranger wrote loses that message; a database that fails does not.
    """
    try:
        with transaction.atomic():
            HandledMail.objects.create(digest=hashlib.sha256(content).hexdigest(), at=at)
            return _give(message_from_bytes(content, policy=default), at)
    except IntegrityError:
        return False
    except DatabaseError:
        raise
    except Exception as error:  # whatever a stranger's message provokes
        log.warning("mailbox", unreadable=type(error).__name__)
        return False


def _give(message: EmailMessage, at: datetime) -> bool:
    readers = [reader for content_type in _types(message) for reader in _handlers.get(content_type, [])]
    for reader in readers:
        reader(message, at)
    return bool(readers)


def _types(message: EmailMessage) -> list[str]:
    """List the types of a message's parts, each once, as far as a sane message goes."""
    found: dict[str, None] = {}
    for place, part in enumerate(message.walk()):
        if place >= MOST_PARTS:
            break
        found[part.get_content_type()] = None
    return list(found)
