"""The audit trail. An action that cannot write its event does not happen."""

from __future__ import annotations

from collections.abc import Iterable
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
    _require_transaction(action)
    return AuditEvent.objects.create(**_event(action, thing, by, at), facts=facts)


def record_each(
    action: str, things: Iterable[HasKey], *, by: HasKey | None, at: datetime, **facts: Any
) -> None:
    """Write that the same happened to each of many things; few queries for thousands."""
    _require_transaction(action)
    events = [AuditEvent(**_event(action, thing, by, at), facts=facts) for thing in things]
    AuditEvent.objects.bulk_create(events, batch_size=500)


def _require_transaction(action: str) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise AuditOutsideTransaction(action)


def _event(action: str, thing: HasKey, by: HasKey | None, at: datetime) -> dict[str, Any]:
    return {
        "at": at, "by": by.key if by else "", "action": action,
        "thing_type": type(thing).__name__.lower(), "thing": thing.key,
    }  # fmt: skip
