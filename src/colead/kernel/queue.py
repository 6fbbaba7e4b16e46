"""The one module that knows which queue library we use.

Nothing but "look at this topic" ever travels through the queue; what there is to do stands in rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django_q.models import Failure, OrmQ, Schedule, Task
from django_q.tasks import async_task

LOOK = "colead.jobs.look.look"
ERROR = re.compile(r"[\w.]+(Error|Exception|Refused|Lost|Warning|Timeout|DoesNotExist)?(:|$)")


def look_after_commit(topic: str) -> None:
    """Tell the workers, once this transaction is safe, that `topic` has something to do.

    A message that gets lost costs a minute: every topic is also looked at periodically.
    """
    transaction.on_commit(lambda: async_task(LOOK, topic, task_name=topic), robust=True)


def look_every(minutes: Mapping[str, int]) -> None:
    """Look at each topic every so many minutes, and at no other; doing it twice changes nothing."""
    for topic, every in minutes.items():
        Schedule.objects.update_or_create(
            name=topic,
            defaults={
                "func": LOOK,
                "args": f"'{topic}'",
                "schedule_type": Schedule.MINUTES,
                "minutes": every,
                "repeats": -1,
            },
        )
    Schedule.objects.exclude(name__in=minutes).delete()


@dataclass(frozen=True)
class FailedLook:
    """A look that ended in an error; what the error said may be private and is in the logs only."""

    key: str
    topic: str
    at: datetime
    attempts: int
    reason: str  # the kind of error, and where it arose


@dataclass(frozen=True)
class ScheduledLook:
    """A topic of the schedule."""

    topic: str
    every_minutes: int
    next_at: datetime | None


def scheduled() -> list[ScheduledLook]:
    """List what is looked at by itself, in the order of the alphabet."""
    rows = Schedule.objects.order_by("name")
    return [ScheduledLook(row.name, row.minutes or 0, row.next_run) for row in rows]


def count_waiting() -> int:
    """Count the messages that no worker has taken yet."""
    return int(OrmQ.objects.count())


def count_failed() -> int:
    """Count the looks that failed and were not dealt with."""
    return int(Failure.objects.count())


def failed(*, limit: int = 100) -> list[FailedLook]:
    """List the newest looks that failed."""
    return [
        FailedLook(row.id, _topic(row), row.stopped, row.attempt_count, _reason(str(row.result)))
        for row in Failure.objects.order_by("-stopped")[:limit]
    ]


def forget_failed(key: str) -> str | None:
    """Take a failed look off the list and give its topic; None where it is not there."""
    row = Failure.objects.select_for_update().filter(pk=key).first()
    if row is None:
        return None
    topic = _topic(row)
    row.delete()
    return topic


def last_look() -> datetime | None:
    """Tell when a worker last finished anything."""
    found: datetime | None = Task.objects.aggregate(last=Max("stopped"))["last"]
    return found


def _topic(row: Task) -> str:
    return str((row.args or (row.name,))[0])


def _reason(result: str) -> str:
    lines = [line.strip() for line in result.splitlines() if line.strip()]
    kind = next((line.partition(":")[0] for line in reversed(lines) if ERROR.match(line)), "error")
    place = next((line for line in reversed(lines) if line.startswith('File "')), "")
    module, _, rest = place.removeprefix('File "').partition('", ')
    where = f"{'/'.join(module.split('/')[-3:])}, {rest}" if place else ""
    return f"{kind} ({where})" if where else kind
