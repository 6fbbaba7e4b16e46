"""Writing an installation into a ZIP file: a file of JSON lines for each table, and a manifest with their hashes."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from colead.kernel.backups.take import room_for_it
from colead.kernel.crypto import mark_of_key
from colead.kernel.transfer.tables import LEFT_OUT, Table, tables
from colead.kernel.transfer.values import Digest, line_of

FORMAT = 1
MANIFEST = "manifest.json"


def export(target: Path, *, at: datetime) -> dict[str, Any]:
    """Write everything as it is at this moment, and give the manifest."""
    with room_for_it():
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".partial")
        try:
            with os.fdopen(handle, "wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, one_moment():
                    manifest = _manifest(archive, at)
                    archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it was at one moment, while others go on writing."""
    isolated = " ISOLATION LEVEL REPEATABLE READ, READ ONLY" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"BEGIN{isolated}")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _manifest(archive: zipfile.ZipFile, at: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT, "made_at": at.astimezone(UTC).isoformat(), "colead": version("colead"),
        "database": connection.vendor, "migrations": migrations(),
        "content_keys": [mark_of_key(key) for key in settings.CONTENT_KEYS],
        "left_out": LEFT_OUT, "tables": {table.name: _write(archive, table) for table in tables()},
    }  # fmt: skip


def migrations() -> list[str]:
    """List the migrations that this database went through, as "app.name"."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _write(archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    digest = Digest()
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as file:
        for row in table.rows():
            line = line_of(row)
            digest.add(line)
            file.write(line)
    return {"columns": table.columns, "rows": digest.rows, "sha256": digest.hex}
