"""A disk that is full or cannot be written: a clear refusal, and nothing lost."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from colead.cli import backups, transfers
from colead.cli.checks import grave
from colead.kernel.backups import keeping
from colead.kernel.backups.refusals import NoRoom
from colead.people.models import Person
from tests.cast import ADA, ZOE
from tests.factories.people import make_person
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the file is the database server's")


def with_full_disk(work: Callable[[], None], *, room: int) -> int:
    """Run `work` in a process whose files may not grow beyond `room` bytes; give its exit code."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture
def ada(installed):
    """Give an installation with Ada in it."""
    return make_person(ADA, is_administrator=True)


def signed_in() -> PageClient:
    client = PageClient()
    client.force_login(Person.objects.get(email=ADA.email))
    return client


def rename(client: PageClient, name: str) -> tuple[int, str]:
    data = {"name": name, "time_zone": "UTC", "language": "en", "theme": "system"}
    answer = client.post(reverse("account"), data)
    return answer.status_code, answer.content.decode()


@on_sqlite
def test_a_full_disk_is_said_and_loses_nothing(ada):
    client = signed_in()
    size = os.path.getsize(connection.settings_dict["NAME"])

    def fill() -> None:
        for number in range(200):
            status, page = rename(client, f"Ada {number}" + "x" * 150)
            if status == 503:
                assert "the disk is full" in page
                assert Person.objects.get().name.startswith(f"Ada {number - 1}x")
                return
        raise AssertionError("the disk never was full")

    assert with_full_disk(fill, room=size + 120_000) == 0
    assert (grave(at=timezone.now()), rename(client, "Ada again")[0]) == ([], 302)


@on_sqlite
def test_a_disk_that_can_only_be_read_is_said_and_pages_still_open(ada):
    client = signed_in()
    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = f"file:{name}?mode=ro"
    connection.settings_dict["OPTIONS"] = {"uri": True}
    status, page = rename(client, "Ada Changed")
    assert (status, "nothing can be written here" in page) == (503, True)
    assert client.get(reverse("account")).status_code == 200
    connection.close()
    connection.settings_dict["NAME"], connection.settings_dict["OPTIONS"] = name, {}
    assert Person.objects.get().name == ADA.name


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL's own refusals")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        ("SET default_transaction_read_only = on", "nothing can be written here"),
        (
            "CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' "
            "USING ERRCODE = '53100'; END $$; CREATE TRIGGER disk_full BEFORE UPDATE ON people_person EXECUTE FUNCTION disk_full()",
            "the disk is full",
        ),
    ],
)  # fmt: skip
def test_what_postgresql_refuses_is_said_and_loses_nothing(ada, make, words):
    client = signed_in()
    with connection.cursor() as cursor:
        cursor.execute(make)
    status, page = rename(client, "Ada Changed")
    assert (status, words in page) == (503, True)
    assert Person.objects.get().name == ADA.name


@on_sqlite
def test_another_error_of_the_database_is_not_taken_for_a_full_disk(ada):
    from colead.kernel.storage import refusal_of

    with (
        pytest.raises(Exception, match="no such table") as found,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM no_table")
    assert refusal_of(found.value) is None


@on_sqlite
@pytest.mark.parametrize("room", [4096, 30_000, 200_000])
def test_a_backup_without_room_says_so_and_leaves_nothing_behind(ada, settings, room):
    def without_room() -> None:
        with pytest.raises(NoRoom, match="Nothing was changed"):
            keeping.take(at=timezone.now())

    assert with_full_disk(without_room, room=room) == 0
    left = [
        file.name
        for folder in (settings.BACKUP_DIR, settings.DATA_DIR / "backup-in-work")
        for file in folder.glob("*")
    ]
    assert left == []


@on_sqlite
def test_a_restore_without_room_says_so_and_the_live_data_stay(ada, settings, capfd):
    done = keeping.back_up(at=timezone.now())
    make_person(ZOE)

    def without_room() -> None:
        asked = Namespace(
            file=settings.BACKUP_DIR / done.file, check=False, replace=True, without_content_key=False
        )
        assert backups.restore(asked) == 2

    assert with_full_disk(without_room, room=200_000) == 0
    assert "cannot be written: file too large. Nothing was changed." in capfd.readouterr().err
    assert Person.objects.count() == 2


@on_sqlite
def test_an_export_without_room_says_so_and_leaves_nothing_behind(ada, tmp_path, capfd):
    def without_room() -> None:
        assert transfers.export(Namespace(file=tmp_path / "out" / "all.zip")) == 2

    assert with_full_disk(without_room, room=2_000) == 0
    assert "Nothing was changed" in capfd.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []
