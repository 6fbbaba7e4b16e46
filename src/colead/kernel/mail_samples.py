"""Every e-mail with made-up people in it, written by the same functions that write the real ones.

Each area gives its samples from its `mail_samples.py`; nothing of them reaches the outbox.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from colead.kernel.fields import PrivateTextField
from colead.kernel.mail import rehearsed
from colead.kernel.mail_kinds import kinds
from colead.kernel.models import OutboxEmail

M = TypeVar("M", bound=Model)
Writer = Callable[[datetime], object]
RECEIVER = "bo.sample@example.org"  # what goes to others at the same time is the same mail
PRIVATE = "words that nobody else may read"

_writers: list[Writer] = []


def show(*writers: Writer) -> None:
    """Add functions that write e-mails to made-up people; from an area's `apps.py`."""
    _writers.extend(writer for writer in writers if writer not in _writers)


def make(model: type[M], **given: Any) -> M:
    """Make up an object that is in no database; whatever is private in it says so, to be found where it leaks."""
    private = {field.name: PRIVATE for field in model._meta.fields if isinstance(field, PrivateTextField)}
    return model(**{**private, **given})


def samples(at: datetime) -> dict[str, list[OutboxEmail]]:
    """Write a sample, or several, of every kind; a kind that nobody shows has none."""
    found: dict[str, list[OutboxEmail]] = {kind.name: [] for kind in kinds()}
    with rehearsed() as written:
        for writer in _writers:
            writer(at)
    for email in written:
        if email.to_address != RECEIVER:
            continue
        found[email.kind].append(email)
    return found
