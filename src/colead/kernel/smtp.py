"""Sending: a real SMTP conversation, claimed row by row, retried with back-off.

At least once with a stable Message-ID: a worker killed between the server's "accepted" and our note
of it sends that one mail again, and receivers that honour Message-ID show one.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

import structlog
from django.conf import settings

from colead.kernel.bounces import mark_refused
from colead.kernel.mail import as_mime
from colead.kernel.models import OutboxEmail
from colead.kernel.work import claim_next

log = structlog.get_logger()
State = OutboxEmail.WorkState
LEASE = timedelta(
    minutes=5
)  # longer than a conversation can take, so that nobody else takes the row meanwhile
BACK_OFF = [1, 5, 15, 60, 180, 360, 720, 1440]  # minutes
MAX_ATTEMPTS = len(BACK_OFF)


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
    """Send what is due, one claimed row at a time, and give how many were accepted."""
    sent = 0
    while (email := _claim(clock())) is not None:
        sent += _deliver(email, clock)
    return sent


def _claim(at: datetime) -> OutboxEmail | None:
    rows = OutboxEmail.objects.filter(next_attempt_at__lte=at).order_by("next_attempt_at", "id")
    return claim_next(rows, at=at, lease=LEASE)


def _deliver(email: OutboxEmail, clock: Callable[[], datetime]) -> bool:
    at = clock()
    if email.stale_after and at > email.stale_after:
        _settle(email, State.FAILED, "Dropped: it would have come too late to help.")
        return False
    try:
        _converse(email)
    except (smtplib.SMTPException, OSError) as error:
        _put_off_or_refuse(email, error, at)
        return False
    _settle(email, State.DONE, "", sent_at=clock())
    return True


def _converse(email: OutboxEmail) -> None:
    server = MailServer.from_url(settings.EMAIL_URL).connect()
    try:
        server.send_message(as_mime(email))
    finally:
        # After "accepted" nothing may turn the mail into a failure, not even a connection that closes badly.
        server.close()


def _put_off_or_refuse(email: OutboxEmail, error: Exception, at: datetime) -> None:
    reason = smtp_reason(error)
    mark_refused(email, error, at=at)
    if is_final(error) or email.attempts >= MAX_ATTEMPTS:
        _settle(email, State.FAILED, reason)
        return
    email.next_attempt_at = at + timedelta(minutes=BACK_OFF[email.attempts - 1])
    _settle(email, State.WAITING, reason)


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


def _settle(email: OutboxEmail, state: str, failure: str, *, sent_at: datetime | None = None) -> None:
    email.work_state, email.claimed_until, email.failure, email.sent_at = state, None, failure[:500], sent_at
    if state == State.DONE or (state == State.FAILED and settings.PRODUCTION):
        # What has been sent, or never will be, is not ours to keep; the demo shows what was refused.
        email.text = email.html = email.calendar = ""
    email.save()
    log.info("mail", kind=email.kind, state=state, attempts=email.attempts, message=email.message_id)
