"""Run by `test_kill_sending.py` in processes of its own, against a database on disk: `nursery` forks a worker a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django


def seed(count: int) -> None:
    """Write so many e-mails, and one to Bo, who has an account."""
    from tests.cast import BO
    from tests.factories.mail import make_email
    from tests.factories.people import make_person

    bo = make_person(BO)
    for _ in range(count):
        make_email("somebody@example.org")
    make_email(bo.email, to_person=bo.key, text="for Bo's eyes")


def send(minutes: int) -> None:
    """Deliver what is due, by a clock that is so many minutes ahead: a claim of a killed worker has run out."""
    from django.utils import timezone

    from colead.kernel.smtp import deliver_due

    deliver_due(lambda: timezone.now() + timedelta(minutes=minutes))


def erase() -> None:
    """Erase Bo."""
    from django.utils import timezone

    from colead.people.actions import erasure
    from colead.people.models import Person

    bo = Person.objects.get(email="bo@example.org")
    erasure.erase(person=bo, by=bo, at=timezone.now())


def count() -> None:
    """Print how many e-mails there are: all, sent, and to Bo."""
    from colead.kernel.models import OutboxEmail

    rows = OutboxEmail.objects.all()
    print(
        rows.count(), rows.filter(work_state="done").count(), rows.filter(to_address="bo@example.org").count()
    )


def nursery() -> None:
    """Fork a worker for each line, which says how far its clock is ahead, and tell its process id."""
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            send(int(line))
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    django.setup()
    given: list[Any] = [int(word) for word in sys.argv[2:]]
    commands: dict[str, Callable[..., None]] = {
        "seed": seed,
        "send": send,
        "erase": erase,
        "count": count,
        "nursery": nursery,
    }
    commands[sys.argv[1]](*given)
