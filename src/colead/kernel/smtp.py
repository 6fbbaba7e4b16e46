"""Sending: a real SMTP conversation, claimed row by row, retried with back-off.

At least once with a stable Message-ID: a worker killed between the server's "accepted" and our note
of it sends that one mail again, and receivers that honour Message-ID show one.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

import structlog
from django.conf import settings
from django.db.models import Q, QuerySet

from colead.kernel.bounces import mark_refused
from colead.kernel.crypto import Unreadable
from colead.kernel.mail import as_mime
from colead.kernel.models import OutboxEmail
from colead.kernel.timing import SEND, verdict
from colead.kernel.work import claim_next

log = structlog.get_logger()
State = OutboxEmail.WorkState
LEASE = timedelta(
    minutes=5
)  # longer than a conversation can take, so that nobody else takes the row meanwhile
FOR_A_KEY = timedelta(hours=1)
BACK_OFF = [1, 5, 15, 60, 180, 360, 720, 1440]  # minutes
MAX_ATTEMPTS = len(BACK_OFF)
SERVICE_CLOSES = 421
OUTAGE_STEPS = 3  # while the server is down we look every quarter of an hour, so that it is not late for long
FURTHEST = timedelta(days=8)  # nothing is put off further: whatever is was written by a clock that ran ahead


class Unreachable(Exception):
    """The mail server does not answer, or not to us."""


@dataclass(frozen=True)
class MailServer:
    """Where mail goes: smtp:// (STARTTLS where offered, ?tls=required or ?tls=none) or smtps://."""

    host: str
    port: int
    user: str
    password: str
    implicit_tls: bool
    require_tls: bool
    without_tls: bool

    @property
    def must_use_tls(self) -> bool:
        """Tell whether mail waits rather than go in clear: links in it act for whoever reads it."""
        near = self.host in {"localhost", "127.0.0.1", "::1"}
        return (
            self.require_tls
            or bool(self.password)
            or (settings.PRODUCTION and not near and not self.without_tls)
        )

    @classmethod
    def from_url(cls, url: str) -> MailServer:
        """Read EMAIL_URL; raises ValueError that names the setting."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError(
                "EMAIL_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465."
            )
        implicit = parts.scheme == "smtps"
        return cls(
            host=parts.hostname, port=parts.port or (465 if implicit else 587),
            user=unquote(parts.username or ""), password=unquote(parts.password or ""),
            implicit_tls=implicit, require_tls="tls=required" in parts.query,
            without_tls="tls=none" in parts.query,
        )  # fmt: skip

    def connect(self) -> smtplib.SMTP:
        """Open the conversation; TLS certificates are verified."""
        context = ssl.create_default_context()
        if self.implicit_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=settings.EMAIL_TIMEOUT, context=context
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=settings.EMAIL_TIMEOUT)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
            elif self.must_use_tls:
                server.close()
                raise smtplib.SMTPNotSupportedError(
                    "The mail server offers no TLS; passwords and links are never sent without."
                )
        if self.user:
            server.login(self.user, self.password)
        return server


def deliver_due(clock: Callable[[], datetime]) -> int:
    """Send what is due, one claimed row at a time, and give how many were accepted.

    A server that cannot be reached is left alone until the next look: thousands of mails would each wait for it.
    """
    sent, server = 0, MailServer.from_url(settings.EMAIL_URL)
    with suppress(Unreachable):
        while (email := _claim(clock())) is not None:
            sent += _deliver(email, server, clock)
    return sent


def _claim(at: datetime) -> OutboxEmail | None:
    due = Q(next_attempt_at__lte=at) | Q(next_attempt_at__gt=at + FURTHEST)
    rows = OutboxEmail.objects.filter(due).order_by("next_attempt_at", "id")
    return claim_next(rows, at=at, lease=LEASE)


def _deliver(email: OutboxEmail, server: MailServer, clock: Callable[[], datetime]) -> bool:
    at = clock()
    if _is_held_back(email, at):
        return False
    try:
        is_sent = _converse(email, server)
    except (smtplib.SMTPException, OSError) as error:
        _put_off_or_refuse(email, error, at)
        if is_about_the_server(error):
            raise Unreachable from error
        return False
    except ValueError:  # a header or an address that no mail can carry: it must not stop the others
        _settle(email, State.FAILED, failure="It cannot be written as an e-mail.")
        return False
    if is_sent:
        _settle(email, State.DONE, sent_at=clock())
    return is_sent


def _is_held_back(email: OutboxEmail, at: datetime) -> bool:
    """Drop it, or let it wait, where it is not to be sent now."""
    found = verdict(email, at=at)
    if found.nobody:
        _mine(email).delete()
    elif found.drop:
        _settle(email, State.FAILED, failure=found.drop)
    elif found.wait_until or isinstance(email.text, Unreadable):
        # What was written with a key that is missing waits for the key, or until it is too old to matter.
        _settle(email, State.WAITING, next_attempt_at=found.wait_until or at + FOR_A_KEY)
    return found != SEND or isinstance(email.text, Unreadable)


def _converse(email: OutboxEmail, to: MailServer) -> bool:
    """Hand the mail over; not one that was erased, or taken up by another worker, while we waited for the server."""
    message = as_mime(email)
    server = to.connect()
    try:
        if not _mine(email).exists():
            return False
        server.send_message(message)
        return True
    except smtplib.SMTPNotSupportedError as error:
        raise ValueError("the server does not take addresses in other scripts") from error
    finally:
        # After "accepted" nothing may turn the mail into a failure, not even a connection that closes badly.
        server.close()


def _put_off_or_refuse(email: OutboxEmail, error: Exception, at: datetime) -> None:
    """Note what went wrong. Only answers about the mail itself count; an outage, however long, loses nothing."""
    mark_refused(email, error, at=at)
    reason = smtp_reason(error)
    if is_about_the_server(error):
        wait = BACK_OFF[min(email.attempts, OUTAGE_STEPS) - 1]
        _settle(email, State.WAITING, failure=reason, next_attempt_at=at + timedelta(minutes=wait))
    elif is_final(error) or email.put_off + 1 >= MAX_ATTEMPTS:
        _settle(email, State.FAILED, failure=reason)
    else:
        later = at + timedelta(minutes=BACK_OFF[email.put_off])
        _settle(email, State.WAITING, failure=reason, next_attempt_at=later, put_off=email.put_off + 1)


def is_about_the_server(error: Exception) -> bool:
    """Tell whether no mail would get through now: no connection, no TLS, no sign-in, another sender, a dead line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code == SERVICE_CLOSES for code, _ in error.recipients.values())
    return not isinstance(error, smtplib.SMTPDataError) or error.smtp_code == SERVICE_CLOSES


def is_final(error: Exception) -> bool:
    """Tell whether the server refused for good (5xx for this address or content), not merely for now."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False  # the administrator's to mend; the mail waits
    return isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600


def smtp_reason(error: Exception) -> str:
    """Give the server's own words in short, without addresses or content of ours."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {_words(words)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_words(error.smtp_error)}"
    return f"{type(error).__name__}: the mail server could not be reached or hung up."


def _words(raw: bytes | str) -> str:
    return (raw.decode(errors="replace") if isinstance(raw, bytes) else raw)[:200]


def _mine(email: OutboxEmail) -> QuerySet[OutboxEmail]:
    """Find the row as long as it is there and nobody else has taken it up since we did."""
    return OutboxEmail.objects.filter(pk=email.pk, work_state=State.WORKING, attempts=email.attempts)


def _settle(email: OutboxEmail, state: str, *, failure: str = "", **changes: object) -> None:
    fields: dict[str, object] = {
        "work_state": state,
        "claimed_until": None,
        "failure": failure[:500],
        **changes,
    }
    if state == State.DONE or (state == State.FAILED and settings.PRODUCTION):
        # What has been sent, or never will be, is not ours to keep; the demo shows what was refused.
        fields |= dict.fromkeys(("text", "html", "calendar", "link"), "")
    _mine(email).update(**fields)
    log.info("mail", kind=email.kind, state=state, attempts=email.attempts, message=email.message_id)
