"""An installation of its own in a folder: a database that can be copied, moved and broken, without a process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import load_backend
from django.test import override_settings

from colead.databases import database_settings
from colead.kernel.crypto import new_key
from colead.kernel.demo import _has_mark
from tests.support.databases import fresh_database


@contextmanager
def pointed_at(url: str, file: Path) -> Iterator[Any]:
    """Let `connection` be one to this database instead of the tests' own."""
    before = connections["default"]
    given = {**before.settings_dict, **database_settings(url, fallback=file, pool=False)}
    here = load_backend(given["ENGINE"]).DatabaseWrapper(given, "default")
    connections["default"] = here
    try:
        yield here
    finally:
        here.close()
        connections["default"] = before


@pytest.fixture
def installed(tmp_path, settings, django_db_blocker, migrated):
    """Give the data folder of an installation at this version; `connection` is to its database.

    The test asks for `django_db`, so that there is a database to copy from.
    """
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir()
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.BACKUP_KEYS = [new_key()]
    settings.CONTENT_KEYS = [new_key()]
    with (
        another_database(settings.DATA_DIR / "colead.sqlite3", migrated) as (url, file),
        django_db_blocker.unblock(),
        pointed_at(url, file),
    ):
        yield settings.DATA_DIR
    _has_mark.cache_clear()


@contextmanager
def another_database(file: Path, migrated: str) -> Iterator[tuple[str, Path]]:
    """Give a database at this version with nobody in it: its URL, or none and its file."""
    if connections["default"].vendor == "sqlite":
        shutil.copy(migrated, file)
        yield "", file
        return
    with fresh_database(like=migrated) as url:
        yield url, file


def make_tables() -> None:
    """Make the tables of this version at once; going through every migration takes many seconds."""
    with override_settings(MIGRATION_MODULES={config.label: None for config in apps.get_app_configs()}):
        call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    note_migrations()


def note_migrations() -> None:
    """Note every migration as applied to a database whose tables were made at once."""
    recorder = MigrationRecorder(connections["default"])
    recorder.ensure_schema()
    known = MigrationLoader(None).disk_migrations or {}
    recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in known)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    """Give a SQLite file at this version, to be copied, whatever database the tests run on."""
    file: Path = tmp_path_factory.mktemp("migrated") / "colead.sqlite3"
    with django_db_blocker.unblock():
        if connections["default"].vendor == "sqlite":
            with connections["default"].cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(file)])
        else:
            with pointed_at("", file):
                make_tables()
    return file


@pytest.fixture(scope="session")
def migrated(request, django_db_setup, django_db_blocker) -> Iterator[str]:
    """Give what to copy an installation at this version from: a SQLite file, or the name of a database."""
    if connections["default"].vendor == "sqlite":
        yield str(request.getfixturevalue("migrated_file"))
        return
    with fresh_database() as url, django_db_blocker.unblock():
        with pointed_at(url, Path()):
            make_tables()
        yield urlsplit(url).path.lstrip("/")
