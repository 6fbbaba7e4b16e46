"""The one module that knows which queue library we use.

Nothing but "look at this topic" ever travels through the queue; what there is to do stands in rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django_q.models import Schedule
from django_q.tasks import async_task

LOOK = "colead.jobs.look.look"


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
