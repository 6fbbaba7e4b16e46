from __future__ import annotations

import uuid

from colead.kernel.models import OutboxEmail
from tests.factories.people import NOW


def make_email(to: str = "bo@example.org", **fields) -> OutboxEmail:
    """Put an e-mail into the outbox, waiting to be sent."""
    given = {
        "kind": "test", "message_id": f"<{uuid.uuid4().hex}@colead.example>", "to_address": to,
        "subject": "A subject", "text": "Some text", "html": "<p>Some text</p>", "created_at": NOW,
        "next_attempt_at": NOW, "work_state": OutboxEmail.WorkState.WAITING,
    }  # fmt: skip
    return OutboxEmail.objects.create(**(given | fields))
