from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from colead.cli import transfers
from colead.kernel import presence
from colead.kernel.crypto import new_key
from colead.kernel.transfer.export import export
from colead.kernel.transfer.tables import LEFT_OUT, tables
from colead.people.models import Person
from tests.cast import Character
from tests.factories.life import CANARIES, live_through
from tests.factories.people import make_person
from tests.support.databases import fresh_database
from tests.support.dumps import readable_dump
from tests.support.installed import pointed_at

pytestmark = pytest.mark.django_db
NIA = Character("Nia New")


def load(file: Path) -> int:
    return transfers.load(Namespace(file=file))


@pytest.fixture
def exported(installed, tmp_path):
    """Give an export of an installation with a whole life in it."""
    live_through()
    file = tmp_path / "everything.zip"
    assert transfers.export(Namespace(file=file)) == 0
    return file


def hashes(manifest: dict) -> dict[str, str]:
    return {name: table["sha256"] for name, table in manifest["tables"].items()}


def manifest_of(file: Path) -> dict:
    with zipfile.ZipFile(file) as archive:
        said: dict = json.loads(archive.read("manifest.json"))
        return said


def changed(file: Path, name: str, change) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(file, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, content)


@pytest.fixture
def elsewhere(tmp_path, settings, migrated_file):
    """Give a function that leads to another installation: a new SQLite file, or an empty database."""

    def lead(url: str = ""):
        settings.DATA_DIR = Path(tempfile.mkdtemp(dir=tmp_path))
        file = settings.DATA_DIR / "colead.sqlite3"
        if not url:
            shutil.copy(migrated_file, file)
        return pointed_at(url, file)

    return lead


def test_every_row_comes_out_the_same_in_another_database_and_the_next_insert_works(
    exported, elsewhere, tmp_path
):
    before, said = readable_dump(), manifest_of(exported)
    with elsewhere():
        assert load(exported) == 0
        again = export(tmp_path / "again.zip", at=timezone.now())
        assert hashes(again) == hashes(said)
        assert all(word in readable_dump() for word in CANARIES if word in before)
        make_person(NIA)
        assert Person.objects.filter(email=NIA.email).count() == 1


@pytest.mark.skipif("not os.environ.get('DATABASE_URL')", reason="needs both databases")
def test_from_one_kind_of_database_to_the_other_and_back_every_hash_is_the_same(
    exported, elsewhere, tmp_path
):
    said = manifest_of(exported)
    assert said["database"] == "postgresql"
    with elsewhere():
        assert (connection.vendor, load(exported)) == ("sqlite", 0)
        there = export(tmp_path / "there.zip", at=timezone.now())
        make_person(NIA)
    with fresh_database() as url, elsewhere(url):
        assert (connection.vendor, load(tmp_path / "there.zip")) == ("postgresql", 0)
        back = export(tmp_path / "back.zip", at=timezone.now())
        make_person(NIA)
    assert hashes(said) == hashes(there) == hashes(back)


def test_private_text_is_as_encrypted_as_in_the_database(exported):
    with zipfile.ZipFile(exported) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert ("canary-help" in content, "canary-worth" in content, "Bo Sample" in content) == (
        False,
        False,
        True,
    )


def test_every_table_is_exported_or_left_out_with_a_reason(exported):
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    exported_too = {table.name for table in tables()}
    left = {name for name in there - exported_too if name.startswith(("django_session", "django_q_"))}
    assert there - exported_too - left == {"django_migrations"}
    assert set(LEFT_OUT) == {"sessions", "django_q"}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file: changed(file, "tables/people_person.jsonl", lambda c: c.replace(b"Bo Sample", b"Bo Simple")), "people_person is not what"),
        (lambda file: changed(file, "manifest.json", lambda c: c.replace(b'"format": 1', b'"format": 7')), "has format 7"),
        (lambda file: changed(file, "manifest.json", lambda c: c.replace(b"kernel.0001_initial", b"kernel.9999_later")), "kernel.0001_initial"),
        (lambda file: file.write_bytes(b"nothing"), "not an export"),
        (lambda file: file.unlink(), "is not there"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_in_is_refused_by_name(exported, elsewhere, capsys, spoil, words):
    spoil(exported)
    with elsewhere():
        assert load(exported) == 2
        assert Person.objects.count() == 0
    assert words in capsys.readouterr().err


def test_another_content_key_is_refused(exported, elsewhere, settings, capsys):
    settings.CONTENT_KEYS = [new_key()]
    with elsewhere():
        assert load(exported) == 2
    assert "another content key" in capsys.readouterr().err


def test_nothing_is_read_in_where_somebody_is_or_colead_runs(exported, installed, capsys):
    count = Person.objects.count()
    assert load(exported) == 2
    handle = presence.announce(installed)
    try:
        assert load(exported) == 2
    finally:
        os.close(handle)
    said = capsys.readouterr().err
    assert ("There are people in this database" in said, "Stop it first" in said) == (True, True)
    assert Person.objects.count() == count


def test_a_row_that_comes_out_differently_undoes_the_whole_import(exported, elsewhere, capsys):
    with elsewhere():
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TRIGGER spoil AFTER INSERT ON people_person BEGIN "
                "UPDATE people_person SET name = 'x' WHERE id = NEW.id; END"
            )
        assert load(exported) == 2
        assert Person.objects.count() == 0
    assert "people_person is not what the export says" in capsys.readouterr().err


def test_an_export_writes_over_nothing(exported, capsys):
    before = exported.read_bytes()
    assert transfers.export(Namespace(file=exported)) == 2
    assert exported.read_bytes() == before
