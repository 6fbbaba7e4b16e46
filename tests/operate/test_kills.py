"""Kill -9 during backup, restore, migration and erasure: afterwards everything is as before, or as it was to be."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from colead.cli import backups
from colead.cli.checks import grave
from colead.kernel.backups import keeping
from colead.kernel.backups import restore as swap
from colead.kernel.backups.contents import unpack
from colead.people.actions import erasure
from colead.people.models import Person
from tests.cast import BO, ZOE
from tests.factories.life import CANARIES, live_through
from tests.factories.people import NOW, make_person
from tests.support.dumps import readable_dump
from tests.support.forks import ended, forked
from tests.support.installed import pointed_at

pytestmark = pytest.mark.django_db
PROOF = Path(os.environ.get("PROOF_DIR", "docs/proof"))
FEW, MANY = 4, 100


def killed(work: Callable[[], object], *, after: float) -> bool:
    """Run `work` in a process that is killed after so many seconds; tell whether it was killed before its end."""
    child = forked(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    code = ended(child)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def whole() -> list[str]:
    """Say what `colead check` would call grave."""
    return grave(at=timezone.now())


def keep(what: str, kills: int, ended: int) -> None:
    """Keep what the large run found, with its date and the size of the machine."""
    text = (
        f"# Kills during {what}, {connection.vendor}\n\n{os.cpu_count()} cores: {kills} kills, {ended} runs that ended "
        "before theirs; after each of them the installation was whole.\n"
    )
    (PROOF / f"{datetime.now(UTC).date()}-kills-during-{what}-{connection.vendor}.md").write_text(text)


@pytest.fixture(params=[FEW, pytest.param(MANY, marks=pytest.mark.prove)])
def times(request) -> int:
    """Give how many kills there are to be: a few, or a hundred for the proof."""
    return int(request.param)


def again_and_again(
    times: int, work: Callable[[int], object], check: Callable[[int, bool], object], longest: float
) -> int:
    """Kill `work` at random moments until it was killed so often; give how many runs ended before their kill."""
    chance, kills, ended = random.Random(11), 0, 0
    while kills < times:
        number = kills + ended
        was_killed = killed(partial(work, number), after=chance.uniform(0, longest))
        kills, ended = kills + was_killed, ended + (not was_killed)
        check(number, was_killed)
        assert ended <= 3 * times + 20
    return ended


def test_kills_while_backing_up_leave_no_file_that_is_not_whole(installed, settings, tmp_path, times):
    live_through()
    now = timezone.now()

    def back_up(number: int) -> None:
        keeping.back_up(at=now + timedelta(seconds=number))

    def check(number: int, was_killed: bool) -> None:
        for file in settings.BACKUP_DIR.glob("*.backup"):
            folder = tmp_path / f"opened-{number}-{file.name}"
            folder.mkdir()
            unpack(file, folder)
            file.unlink()
        assert whole() == []

    begun = time.monotonic()
    back_up(0)
    # Twice as long, since a child has to connect first: some of the kills have to come too late.
    ended = again_and_again(times, back_up, check, longest=(time.monotonic() - begun) * 2)
    keeping.back_up(at=now + timedelta(days=1))
    assert [file.name for file in settings.BACKUP_DIR.iterdir() if file.suffix != ".backup"] == []
    if times == MANY:
        keep("backup", times, ended)


def test_kills_while_restoring_leave_the_old_or_the_new(installed, settings, times):
    make_person(ZOE)
    done = keeping.back_up(at=timezone.now())
    make_person(BO)
    asked = Namespace(
        file=settings.BACKUP_DIR / done.file, check=False, replace=True, without_content_key=False
    )
    seen = set()

    def restore(number: int) -> None:
        assert backups.restore(asked) == 0

    def check(number: int, was_killed: bool) -> None:
        swap.finish()
        people = set(Person.objects.values_list("email", flat=True))
        assert people in ({ZOE.email}, {ZOE.email, BO.email})
        assert was_killed or people == {ZOE.email}
        assert whole() == []
        seen.add(len(people))
        if BO.email not in people:
            make_person(BO)
        for file in installed.glob("before-restore-*"):
            file.unlink()

    begun = time.monotonic()
    restore(0)
    check(0, False)
    ended = again_and_again(times, restore, check, longest=(time.monotonic() - begun) * 1.1)
    assert seen == {1, 2} if times == MANY else seen
    if times == MANY:
        keep("restore", times, ended)


def test_kills_while_migrating_are_gone_on_from(installed, tmp_path, times, client):
    if connection.vendor != "sqlite":
        pytest.skip("one migration is one transaction on both; SQLite shows it without a server")
    file = tmp_path / "half.sqlite3"
    kills, rounds, chance = 0, 0, random.Random(5)

    def migrate() -> None:
        call_command("migrate", interactive=False, verbosity=0)

    with pointed_at("", file):
        while kills < times:
            if killed(migrate, after=chance.uniform(0.2, 3)):
                kills += 1
                assert client.get("/readyz").status_code == 503 or whole() == []
                with closing(sqlite3.connect(file)) as half:
                    assert half.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            else:
                rounds += 1
                assert (whole(), client.get("/readyz").status_code) == ([], 200)
                connection.close()
                for left in file.parent.glob("half.sqlite3*"):
                    left.unlink()
        migrate()
        assert (whole(), client.get("/readyz").status_code) == ([], 200)
        connection.close()
    if times == MANY:
        keep("migration", times, rounds)


def test_kills_while_erasing_leave_the_person_whole_or_gone(installed, settings, times, tmp_path):
    made = live_through()
    settings.BACKUP_DIR = tmp_path / "backups"
    done = keeping.back_up(at=timezone.now())
    asked = Namespace(
        file=settings.BACKUP_DIR / done.file, check=False, replace=True, without_content_key=False
    )
    before = [word for word in CANARIES if word in readable_dump()]

    def erase(number: int) -> None:
        person = Person.objects.get(email=BO.email)
        erasure.erase(person=person, by=person, at=NOW)

    def check(number: int, was_killed: bool) -> None:
        found = [word for word in before if word in readable_dump()]
        assert found in ([], before)
        assert was_killed or found == []
        assert whole() == []
        if not found:
            assert backups.restore(asked) == 0

    begun = time.monotonic()
    erase(0)
    longest = time.monotonic() - begun
    check(0, False)
    ended = again_and_again(times, erase, check, longest=longest * 1.3)
    assert made.bo.pk
    if times == MANY:
        keep("erasure", times, ended)
