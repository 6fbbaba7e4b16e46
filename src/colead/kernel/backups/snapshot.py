"""A copy of the database as it was at one moment, while others go on writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from colead.kernel.backups import tools

SQLITE, POSTGRESQL = "sqlite", "postgresql"
FILES = {SQLITE: "database.sqlite3", POSTGRESQL: "database.dump"}


@dataclass(frozen=True)
class Snapshot:
    """What was copied: which migrations had run, and how many rows each table had."""

    migrations: list[list[str]]
    rows: dict[str, int]


def take(target: Path) -> Snapshot:
    """Copy the database into a file."""
    return _postgresql(target) if connection.vendor == POSTGRESQL else _sqlite(target)


def _sqlite(target: Path) -> Snapshot:
    with closing(
        sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True, timeout=60)
    ) as live:
        live.execute("VACUUM INTO ?", [str(target)])
    return read_sqlite(target)


def read_sqlite(file: Path) -> Snapshot:
    """Read what a copy holds."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        migrations = copy.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
        tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return Snapshot([list(row) for row in migrations], {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of ours
            for (name,) in tables if not name.startswith("sqlite_")
        })  # fmt: skip


def _postgresql(target: Path) -> Snapshot:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            (name,) = cursor.fetchone()
            tools.dump(target, snapshot=name)
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
            migrations = [list(row) for row in cursor.fetchall()]
            return Snapshot(migrations, {table: _count(table) for table in _tables()})
        finally:
            cursor.execute("ROLLBACK")


def _tables() -> Iterable[str]:
    return sorted(connection.introspection.table_names())


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of ours
        return int(cursor.fetchone()[0])
