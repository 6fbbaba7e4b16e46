"""The audit trail. An action that cannot write its event does not happen."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from colead.kernel.models import AuditEvent


class HasKey(Protocol):
    """Anything that an event can name."""

    key: str


class AuditOutsideTransaction(RuntimeError):
    """An action forgot its transaction: its event could survive what it tells of."""


def record(action: str, thing: HasKey, *, by: HasKey | None, at: datetime, **facts: Any) -> AuditEvent:
    """Write what happened to `thing`, in the caller's transaction; `by` is None for the software itself."""
    if not transaction.get_connection().in_atomic_block:
        raise AuditOutsideTransaction(action)
    return AuditEvent.objects.create(
        at=at,
        by=by.key if by else "",
        action=action,
        thing_type=type(thing).__name__.lower(),
        thing=thing.key,
        facts=facts,
    )
