"""Delivery reports as servers write them (RFC 3464)."""

from __future__ import annotations

REPORT = """From: MAILER-DAEMON@mail.example.org
To: colead@colead.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

Your message could not be delivered.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such mailbox

--b1
Content-Type: {original}

From: colead@colead.example
To: {address}
Message-ID: {message_id}
Subject: A subject

--b1--
"""


def make_bounce(
    message_id: str, *, address: str = "bo@example.org", action: str = "failed", status: str = "5.1.1",
    original: str = "message/rfc822",
) -> bytes:  # fmt: skip
    """Write a report about one mail."""
    text = REPORT.format(
        message_id=message_id, address=address, action=action, status=status, original=original
    )
    return text.replace("\n", "\r\n").encode()
