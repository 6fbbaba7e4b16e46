"""A real SMTP server on loopback that records what it is told, and refuses what a test wants refused."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Postbox:
    """What the server accepted, and the answers it gives to certain recipients instead."""

    accepted: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    sender_answer: str = ""  # instead of "250 OK" to MAIL FROM
    slow: float = 0  # seconds that it thinks before it accepts a mail
    lingers: float = 0  # seconds from then until it says so
    holds: bool = False  # lets whoever connects wait
    connections: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        while self.holds:
            await asyncio.sleep(0.05)
        return responses

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.sender_answer:
            return self.sender_answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(self.slow)
        self.accepted.append(message_from_bytes(envelope.content, policy=default))
        await asyncio.sleep(self.lingers)
        return "250 accepted"


@contextmanager
def smtp_server(tls: ssl.SSLContext | None = None, *, starttls: bool = False) -> Iterator[Postbox]:
    """Run the server on a free port of 127.0.0.1 for as long as the block lasts; with TLS from the start, or offered."""
    box = Postbox(port=free_port())
    given = {"tls_context": tls, "require_starttls": True} if starttls else {"ssl_context": tls}
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **given)
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # it would write six lines for every mail
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    """Find a port that nobody listens on, below those that a system gives to whoever calls out meanwhile."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
