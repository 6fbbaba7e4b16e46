"""Whatever people, coordinators, imports and workers do, in whatever order: what has to hold of partnerships holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from colead.kernel.keys import new_key
from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import introductions
from colead.partnerships.models import Partnership
from tests.factories.partnerships import end, make_partnership
from tests.partnerships.life_machine import Life
from tests.partnerships.whole_life import WholeLife

PROOF = Path(os.environ.get("PROOF_DIR", "docs/proof"))
MANY, LONG = 500, 50


def walk(machine: type[RuleBasedStateMachine], runs: int, steps: int) -> None:
    """Walk through so many lives of so many steps, the same ones each time."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.django_db
class TestLife(TestCase):
    def test_partnerships_pause_part_and_end(self) -> None:
        walk(Life, 4, 16)

    def test_whole_lives(self) -> None:
        walk(WholeLife, 3, 20)

    @pytest.mark.prove
    def test_many_whole_lives(self) -> None:
        walk(WholeLife, MANY, LONG)
        keep(f"{MANY} runs of {LONG} steps, every invariant after every step; no counterexample")


def broken(life: WholeLife, what: str) -> Callable[[], None]:
    """Break one thing that has to hold, and give the invariant that has to notice it."""
    mail = OutboxEmail.objects.latest("pk")
    if what == "an ended pair meets on":
        Partnership.objects.filter(pk=life.pair.pk).update(state="ended", ended_by="members")
        return life.what_has_ended_stays_ended_and_leaves_nothing_open
    if what == "the same two again":
        end(life.pair)
        life.whose_partnership_ended_never_meet_again()
        make_partnership(*life.people[:2])
        return life.whose_partnership_ended_never_meet_again
    if what == "a mail written twice":
        write_again(mail, kind=mail.kind, thread=mail.thread)
        return life.one_cause_writes_one_mail
    if what == "an older sequence":
        life.circle.meetings.update(calendar_sequence=3)
        life.calendars_are_never_told_an_older_sequence()
        life.circle.meetings.update(calendar_sequence=2)
        return life.calendars_are_never_told_an_older_sequence
    if what == "an open door":
        return lambda: life.must_not_get(lambda *_given: "content", life.amara, "key")
    for _number in range(3):
        write_again(mail, kind="partnerships.nudge", thread=life.pair.key)
    return life.nobody_is_nudged_more_than_twice_without_an_answer


def write_again(mail: OutboxEmail, *, kind: str, thread: str) -> None:
    """Write the same mail once more, with an ID of its own."""
    mail.pk, mail.key, mail.message_id = None, new_key(), f"<{new_key()}@colead.example>"
    mail.kind, mail.thread = kind, thread
    mail.save(force_insert=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "what",
    [
        "an ended pair meets on", "the same two again", "a mail written twice", "an older sequence", "an open door",
        "a third nudge",
    ],
)  # fmt: skip
def test_what_is_broken_on_purpose_is_noticed(what):
    life = WholeLife()
    introductions.introduce_due(at=life.now)
    life.one_cause_writes_one_mail()
    notices = broken(life, what)
    with pytest.raises(AssertionError):
        notices()
    life.teardown()


def keep(words: str) -> None:
    """Write down what was walked through, on which database and when."""
    name = f"{datetime.now(UTC):%Y-%m-%d}-lives-{connection.vendor}.md"
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / name).write_text(
        f"# Whole lives of partnerships, {connection.vendor}\n\n{os.cpu_count()} cores: {words}.\n"
    )
