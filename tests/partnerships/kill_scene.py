"""Run by `test_kill.py` in processes of its own, against a database on disk."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import django

PAIRS = 8


def seed() -> None:
    """Make a cohort with an approved round."""
    from tests.cast import AMARA, Character
    from tests.factories.partnerships import make_round
    from tests.factories.people import make_person
    from tests.factories.programmes import enrol, make_cohort, make_programme

    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    people = [enrol(make_person(Character(f"Peer{n} Test")), cohort) for n in range(2 * PAIRS)]
    groups = zip(people[::2], people[1::2], strict=True)
    make_round(cohort, amara, *groups)


def work() -> None:
    """Publish where that is still to do, then introduce, until there is nothing left."""
    from colead.pairing.models import Round
    from colead.pairing.states import RoundState
    from colead.partnerships.actions.introductions import introduce_due
    from colead.partnerships.actions.publication import publish
    from tests.factories.people import NOW

    print("begin", flush=True)
    for found in Round.objects.filter(state=RoundState.APPROVED).select_related("requested_by"):
        publish(round=found, by=found.requested_by, at=NOW)
    introduce_due(at=NOW)
    print("end", flush=True)


class DiesAfterWriting:
    """Kills its own process as soon as so many rows' worth of statements were written and none is committed."""

    def __init__(self, writes: int) -> None:
        self.left = writes

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run a statement and count it if it writes."""
        result = execute(sql, params, many, context)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def publish_and_die() -> None:
    """Publish, and be killed after so many statements that write."""
    from django.db import connection

    from colead.pairing.models import Round
    from colead.partnerships.actions.publication import publish
    from tests.factories.people import NOW

    found = Round.objects.select_related("requested_by").get()
    with connection.execute_wrapper(DiesAfterWriting(int(sys.argv[2]))):
        publish(round=found, by=found.requested_by, at=NOW)


def count() -> None:
    """Say what there is."""
    from colead.kernel.models import OutboxEmail
    from colead.pairing.models import Round
    from colead.partnerships.models import Meeting, Partnership

    mails = OutboxEmail.objects.values_list("to_address", flat=True)
    published = Round.objects.filter(state="published").count()
    print(
        published, Partnership.objects.count(), Meeting.objects.count(), len(mails), len(set(mails)),
        flush=True,
    )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    {"seed": seed, "work": work, "count": count, "publish_and_die": publish_and_die}[sys.argv[1]]()
