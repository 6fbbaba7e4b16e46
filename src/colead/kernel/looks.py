"""What the queue did and could not do, for whoever looks after the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel import queue
from colead.kernel.audit import HasKey, record
from colead.kernel.errors import Refused


class LookGone(Refused):
    code = "looks.gone"
    sentence = _("This is no longer in the list: somebody has dealt with it.")


@dataclass
class Look:
    """A look that failed, as the audit trail names it."""

    key: str


@transaction.atomic
def repeat(*, key: str, by: HasKey, at: datetime) -> None:
    """Look again at what a failed look was about, and take it off the list."""
    topic = _take_off(key)
    queue.look_after_commit(topic)
    record("looks.repeat", Look(key[:12]), by=by, at=at, topic=topic)


@transaction.atomic
def discard(*, key: str, by: HasKey, at: datetime) -> None:
    """Take a failed look off the list; the topic is looked at again in its own time."""
    record("looks.discard", Look(key[:12]), by=by, at=at, topic=_take_off(key))


def _take_off(key: str) -> str:
    topic = queue.forget_failed(key)
    if topic is None:
        raise LookGone
    return topic
