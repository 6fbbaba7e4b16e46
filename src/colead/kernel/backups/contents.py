"""Opening a backup into a folder, and checking all of it before anybody relies on it."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, cast

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from colead.kernel.backups import snapshot, tools
from colead.kernel.backups.container import Reader
from colead.kernel.backups.refusals import Damaged, NewerVersion, NoKey, OtherDatabase, WrongContentKey
from colead.kernel.backups.take import ERASURES, MANIFEST
from colead.kernel.crypto import mark_of_key

EXPECTED = (MANIFEST, ERASURES, *snapshot.FILES.values())


@dataclass(frozen=True)
class Contents:
    """A backup that was read to its end and found whole, unpacked in a folder."""

    folder: Path
    made_at: str
    colead: str
    database: str  # sqlite or postgresql
    migrations: list[list[str]]
    rows: dict[str, int]
    content_keys: list[str]

    @property
    def database_file(self) -> Path:
        return self.folder / snapshot.FILES[self.database]


def unpack(backup: Path, folder: Path) -> Contents:
    """Open a backup into an empty folder and check that all of it is what was written."""
    if not settings.BACKUP_KEYS:
        raise NoKey
    with backup.open("rb") as file, _damage_by_name():
        sealed = Reader(file, keys=settings.BACKUP_KEYS)
        _extract(sealed, folder)
        sealed.finish()
    said = _manifest(folder)
    contents = Contents(
        folder, said["made_at"], said["colead"], said["database"], said["migrations"], said["rows"], said["content_keys"]
    )  # fmt: skip
    _check_database(contents, digest=said["sha256"])
    return contents


def require_ours(contents: Contents, *, without_content_key: bool = False) -> None:
    """Refuse what this version, this kind of database or this content key could not serve."""
    if contents.database != connection.vendor:
        raise OtherDatabase(
            _(
                "This backup is of a {theirs} database and DATABASE_URL names a {ours} one. Restore it into its own "
                "kind, then move with `colead export` and `colead import`."
            ).format(theirs=contents.database, ours=connection.vendor)
        )
    known = {(app, name) for app, name in MigrationLoader(None).graph.nodes}
    if unknown := [f"{app}.{name}" for app, name in contents.migrations if (app, name) not in known]:
        raise NewerVersion(
            _(
                "This backup was made by a newer Colead ({colead}): its database went through {unknown}, which this "
                "version does not know. Install that version first."
            ).format(colead=contents.colead, unknown=unknown[0])
        )
    ours = [mark_of_key(key) for key in settings.CONTENT_KEYS]
    if not without_content_key and contents.content_keys[0] not in ours:
        raise WrongContentKey


@contextmanager
def _damage_by_name() -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged from error


def _extract(sealed: Reader, folder: Path) -> None:
    source = cast(IO[bytes], sealed)
    with (
        gzip.GzipFile(fileobj=source, mode="rb") as packed,
        tarfile.open(fileobj=packed, mode="r|") as archive,
    ):
        for member in archive:
            content = archive.extractfile(member) if member.isreg() and member.name in EXPECTED else None
            if content is None:
                raise Damaged
            # Byte by byte, as the filters of extraction came with Python 3.11.4 only.
            with content, (folder / member.name).open("wb") as file:
                copyfileobj(content, file)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise Damaged from error
    return said


def _check_database(contents: Contents, *, digest: str) -> None:
    try:
        with contents.database_file.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != digest:
                raise Damaged
    except FileNotFoundError as error:
        raise Damaged from error
    if contents.database == snapshot.POSTGRESQL:
        tools.contents(contents.database_file)
        return
    with closing(sqlite3.connect(f"file:{contents.database_file}?mode=ro", uri=True)) as copy:
        whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        dangling = copy.execute("PRAGMA foreign_key_check").fetchone()
    if not whole or dangling or snapshot.read_sqlite(contents.database_file).rows != contents.rows:
        raise Damaged
