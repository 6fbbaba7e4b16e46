"""A world that several tests look at: made once, undone in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def lasting(django_db_blocker: Any) -> Iterator[None]:
    """Keep what is made inside, for tests that ask for no database of their own, and undo it in the end.

    A test that changes something does so inside `undone`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the end whatever happens inside."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)
