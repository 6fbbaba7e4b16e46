from __future__ import annotations

import sqlite3
import threading
from argparse import Namespace
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from colead.cli import backups
from colead.kernel import presence
from colead.kernel.backups import keeping
from colead.kernel.backups import restore as swap
from colead.kernel.backups.refusals import NoRoom
from colead.kernel.crypto import new_key
from colead.people.actions import erasure
from colead.people.erasures import NAME, write_lists
from colead.people.models import Person
from tests.cast import BO, ZOE
from tests.factories.life import CANARIES, live_through
from tests.factories.people import NOW, make_person
from tests.support.dumps import raw_dump

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(Person.objects.order_by("email").values_list("email", flat=True))


@pytest.fixture
def backup(installed, settings):
    """Give a backup of an installation that Zoe is in; afterwards Bo has come as well."""
    make_person(ZOE)
    done = keeping.back_up(at=timezone.now())
    make_person(BO)
    connection.close()
    return settings.BACKUP_DIR / done.file


def restore(file: Path, **options) -> int:
    asked = {"check": False, "replace": True, "without_content_key": False, **options}
    return backups.restore(Namespace(file=file, **asked))


def test_a_backup_is_put_back_and_what_was_there_is_kept_aside(backup, installed):
    assert restore(backup) == 0
    assert names() == [ZOE.email]
    if connection.vendor == "sqlite":
        (aside,) = installed.glob("before-restore-*.sqlite3")
        with closing(sqlite3.connect(aside)) as kept:
            assert kept.execute("SELECT count(*) FROM people_person").fetchone() == (2,)
    else:
        assert len(list(backup.parent.glob("*.backup"))) == 2


def test_nobody_is_replaced_without_being_asked(backup, capsys):
    assert restore(backup, replace=False) == 2
    assert "There are people in this database" in capsys.readouterr().err
    assert names() == [BO.email, ZOE.email]


def test_checking_changes_nothing(backup, installed):
    assert restore(backup, check=True) == 0
    assert (names(), list(swap.stage_folder().glob("*"))) == ([BO.email, ZOE.email], [])


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file, settings: file.write_bytes(file.read_bytes()[:-9]), "is cut off"),
        (lambda file, settings: file.write_bytes(file.read_bytes()[:-9] + b"123456789"), "is damaged"),
        (lambda file, settings: file.write_bytes(file.read_bytes().replace(b'"format": 1', b'"format": 0')), "the old format 0"),
        (lambda file, settings: file.write_bytes(file.read_bytes().replace(b'"format": 1', b'"format": 9')), "has format 9"),
        (lambda file, settings: setattr(settings, "BACKUP_KEYS", [new_key()]), "was encrypted with the key"),
        (lambda file, settings: setattr(settings, "BACKUP_KEYS", []), "BACKUP_KEY is not set"),
        (lambda file, settings: setattr(settings, "CONTENT_KEYS", [new_key()]), "another content key"),
        (lambda file, settings: file.unlink(), "is not there"),
    ],
)  # fmt: skip
def test_what_cannot_be_put_back_is_refused_by_name_and_nothing_changes(
    backup, settings, capsys, spoil, words
):
    before = raw_dump()
    spoil(backup, settings)
    assert restore(backup) == 2
    assert words in capsys.readouterr().err
    assert raw_dump() == before


def test_a_backup_of_a_newer_version_is_named(installed, settings, capsys):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('kernel', '9999_later', '2026-01-01')"
        )
    done = keeping.back_up(at=timezone.now())
    assert restore(settings.BACKUP_DIR / done.file) == 2
    assert "kernel.9999_later" in capsys.readouterr().err


def test_a_lost_content_key_costs_private_text_and_nothing_else(backup, settings):
    settings.CONTENT_KEYS = [new_key()]
    assert restore(backup, without_content_key=True) == 0
    assert names() == [ZOE.email]


def test_nothing_is_put_back_under_a_running_installation(backup, installed, capsys):
    handle = presence.announce(installed)
    try:
        assert restore(backup) == 2
    finally:
        import os

        os.close(handle)
    assert "Stop it first" in capsys.readouterr().err
    assert names() == [BO.email, ZOE.email]


def test_whoever_was_erased_since_is_erased_again_before_anybody_is_served(installed, settings):
    made = live_through()
    done = keeping.back_up(at=timezone.now())
    erasure.erase(person=made.bo.person, by=made.bo.person, at=NOW)
    write_lists([settings.BACKUP_DIR])
    assert (
        settings.DATA_DIR / NAME
    ).exists() is False  # an empty machine has only what lies beside the backups
    assert restore(settings.BACKUP_DIR / done.file) == 0
    after = raw_dump()
    assert [word for word in CANARIES if word in after] == []
    assert BO.email not in names()


def test_a_backup_shows_no_canary_without_its_key(installed, settings):
    live_through()
    done = keeping.back_up(at=timezone.now())
    content = (settings.BACKUP_DIR / done.file).read_bytes()
    assert [word for word in [*CANARIES, BO.email, "example.org"] if word.encode() in content] == []
    assert list(settings.DATA_DIR.glob("backup-in-work/*")) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a file only SQLite has")
def test_a_backup_under_writes_is_of_one_moment(installed, settings):
    """Two rows are always written together: no backup has one of them alone."""
    connection.ensure_connection()
    file, begun, ended = connection.settings_dict["NAME"], threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(file, timeout=20, isolation_level=None)) as other:
            number = 0
            while not ended.is_set():
                number += 1
                other.execute("BEGIN IMMEDIATE")
                for side in "ab":
                    other.execute("INSERT INTO kernel_mark VALUES (?, 'x')", [f"{side}{number}"])
                other.execute("COMMIT")
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(60)
    try:
        made = [keeping.back_up(at=timezone.now() + timedelta(seconds=n)) for n in range(2)]
    finally:
        ended.set()
        writer.join()
    for done in made:
        assert restore(settings.BACKUP_DIR / done.file) == 0
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT substr(name, 1, 1), count(*) FROM kernel_mark WHERE value = 'x' GROUP BY 1"
            )
            counts = dict(cursor.fetchall())
        assert counts["a"] == counts["b"] > 0


def test_a_swap_that_was_cut_off_is_finished_by_the_next_start(backup, installed, settings):
    if connection.vendor != "sqlite":
        return
    from colead.kernel.backups.contents import unpack

    contents = unpack(backup, swap.fresh_stage())
    swap.settle(contents.database_file)
    assert swap.finish() is False  # killed before the decision: nothing happens
    assert names() == [BO.email, ZOE.email]
    connection.close()
    swap.mark_ready(at=timezone.now())
    assert swap.finish() is True  # killed after it: whoever comes next finishes
    assert names() == [ZOE.email]


def test_the_schedule_takes_one_a_day_and_tries_a_failed_one_again(installed, settings):
    now = timezone.now()
    for hours in (0, 1, 23, 24):
        keeping.back_up_due(at=now + timedelta(hours=hours))
    assert len(list(settings.BACKUP_DIR.glob("*.backup"))) == 2
    away = settings.BACKUP_DIR.rename(settings.BACKUP_DIR.with_name("away"))
    settings.BACKUP_DIR.write_text("a file where the folder was")
    with pytest.raises(NoRoom):
        keeping.back_up_due(at=now + timedelta(hours=49))
    assert keeping.last().problem.endswith("cannot be written: file exists. Nothing was changed.")
    settings.BACKUP_DIR.unlink()
    away.rename(settings.BACKUP_DIR)
    for minutes in (30, 70):
        keeping.back_up_due(at=now + timedelta(hours=49, minutes=minutes))
    assert len(list(settings.BACKUP_DIR.glob("*.backup"))) == 3


def test_without_a_key_or_a_folder_nothing_is_scheduled(installed, settings):
    settings.BACKUP_KEYS = []
    keeping.back_up_due(at=timezone.now())
    assert keeping.last() is None
