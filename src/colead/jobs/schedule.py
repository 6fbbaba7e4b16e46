"""Writes the periodic looks into the queue's own table."""

from __future__ import annotations

from django_q.models import Schedule

from colead.jobs.look import TOPICS
from colead.kernel.queue import LOOK


def write_schedule() -> None:
    """Make the queue's schedule equal to the table of topics; doing it twice changes nothing."""
    for name, topic in TOPICS.items():
        Schedule.objects.update_or_create(
            name=name,
            defaults={
                "func": LOOK,
                "args": f"'{name}'",
                "schedule_type": Schedule.MINUTES,
                "minutes": topic.every_minutes,
                "repeats": -1,
            },
        )
    Schedule.objects.exclude(name__in=TOPICS).delete()
