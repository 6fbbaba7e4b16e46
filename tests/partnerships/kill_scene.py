"""Run by `test_kill.py` in processes of its own, against an installation of its own."""

from __future__ import annotations

import os
import signal
from typing import Any

from django.db import connection

from colead.kernel.models import OutboxEmail
from colead.pairing.models import Round
from colead.pairing.states import RoundState
from colead.partnerships.actions.introductions import introduce_due
from colead.partnerships.actions.publication import publish
from colead.partnerships.models import Meeting, Partnership
from tests.cast import AMARA, Character
from tests.factories.partnerships import make_round
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

PAIRS = 8


def seed() -> None:
    """Make a cohort with an approved round."""
    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    people = [enrol(make_person(Character(f"Peer{n} Test")), cohort) for n in range(2 * PAIRS)]
    groups = zip(people[::2], people[1::2], strict=True)
    make_round(cohort, amara, *groups)


def work(said: int) -> None:
    """Publish where that is still to do, then introduce, until there is nothing left; say so in a pipe."""
    os.write(said, b"begin")
    for found in Round.objects.filter(state=RoundState.APPROVED).select_related("requested_by"):
        publish(round=found, by=found.requested_by, at=NOW)
    introduce_due(at=NOW)
    os.write(said, b"end")


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


def publish_and_die(writes: int) -> None:
    """Publish, and be killed after so many statements that write."""
    found = Round.objects.select_related("requested_by").get()
    with connection.execute_wrapper(DiesAfterWriting(writes)):
        publish(round=found, by=found.requested_by, at=NOW)


def count() -> list[int]:
    """Give what there is: rounds published, partnerships, meetings, e-mails, and to how many addresses."""
    mails = list(OutboxEmail.objects.values_list("to_address", flat=True))
    published = Round.objects.filter(state="published").count()
    return [published, Partnership.objects.count(), Meeting.objects.count(), len(mails), len(set(mails))]
