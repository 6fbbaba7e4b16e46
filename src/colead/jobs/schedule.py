"""Puts the table of topics on the queue's schedule."""

from __future__ import annotations

from colead.jobs.look import TOPICS
from colead.kernel.queue import look_every


def write_schedule() -> None:
    """Make the queue's schedule equal to the table of topics."""
    look_every({name: topic.every_minutes for name, topic in TOPICS.items()})
