"""Nudges: none any more after two that nobody answered. Who answers, and by what, the areas know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from colead.kernel.mail_kinds import nudge_kinds
from colead.kernel.models import OutboxEmail

ENOUGH = 2
# When the person did something in the thread (a partnership) for the last time, both by key.
LastAct = Callable[[str, str], datetime | None]

_sources: list[LastAct] = []


def answered_by(source: LastAct) -> LastAct:
    """Let an area say when a person acted in one of its threads."""
    if source not in _sources:
        _sources.append(source)
    return source


def last_act(person: str, thread: str) -> datetime | None:
    """Tell when the person did anything in the thread."""
    found = [moment for source in _sources if (moment := source(person, thread)) is not None]
    return max(found, default=None)


def unanswered(person: str, thread: str) -> int:
    """Count the nudges in a thread since the person did anything there; those never sent do not count."""
    written = OutboxEmail.objects.filter(to_person=person, thread=thread, kind__in=nudge_kinds())
    since = last_act(person, thread)
    if since is not None:
        written = written.filter(created_at__gt=since)
    return written.exclude(work_state=OutboxEmail.WorkState.FAILED).count()


def has_had_enough(person: str, thread: str) -> bool:
    """Tell whether the person is nudged no more in this thread until they do something there."""
    return bool(thread) and unanswered(person, thread) >= ENOUGH
