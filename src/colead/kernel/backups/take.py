"""Taking a backup: database (with the files in it) and erasure list in one encrypted file, whole or not at all."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from colead.kernel.backups import snapshot
from colead.kernel.backups.container import Writer
from colead.kernel.backups.refusals import NoFolder, NoKey, NoRoom
from colead.kernel.crypto import mark_of_key
from colead.kernel.storage import means_no_room

SUFFIX = ".backup"
ERASURES = "erasures.txt"
MANIFEST = "manifest.json"
SCRATCH = "backup-in-work"
UNWRITABLE = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EEXIST, errno.ENOTDIR,
}  # fmt: skip


def take(*, at: datetime, folder: Path | None = None) -> Path:
    """Take a backup into `folder` (or BACKUP_DIR) and give the file."""
    target = folder or settings.BACKUP_DIR
    if target is None:
        raise NoFolder
    if not settings.BACKUP_KEYS:
        raise NoKey
    with room_for_it(), _scratch() as scratch:
        target.mkdir(parents=True, exist_ok=True)
        database = scratch / snapshot.FILES[connection.vendor]
        said = snapshot.take(database)
        manifest = _manifest(at, said, database)
        return _write(target, at, [*_members(database)], manifest)


@contextmanager
def room_for_it() -> Iterator[None]:
    """Turn a disk that is full or cannot be written into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        words = os.strerror(error.errno)
        raise NoRoom(
            _("{where} cannot be written: {words}. Nothing was changed.").format(
                where=error.filename or _("The folder"), words=words.lower()
            )
        ) from error
    except (sqlite3.Error, DatabaseError) as error:
        if not means_no_room(error):
            raise
        raise NoRoom(
            _("The disk of {where} is full or cannot be written. Nothing was changed.").format(
                where=settings.DATA_DIR
            )
        ) from error


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder beside the database, for what is not encrypted yet; whatever a kill left there goes first."""
    folder = settings.DATA_DIR / SCRATCH
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _manifest(at: datetime, said: snapshot.Snapshot, database: Path) -> bytes:
    with database.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return json.dumps(
        {
            "made_at": at.astimezone(UTC).isoformat(), "colead": version("colead"), "database": connection.vendor,
            "sha256": digest, "migrations": said.migrations, "rows": said.rows,
            "content_keys": [mark_of_key(key) for key in settings.CONTENT_KEYS],
        }, indent=1, sort_keys=True,
    ).encode()  # fmt: skip


def _members(database: Path) -> Iterator[tuple[str, Path]]:
    yield database.name, database
    if (erasures := settings.DATA_DIR / ERASURES).exists():
        yield ERASURES, erasures


def _write(folder: Path, at: datetime, members: list[tuple[str, Path]], manifest: bytes) -> Path:
    final = _unused(folder, at)
    for left in folder.glob("*.partial"):
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=final.name, suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            sealed = Writer(
                file, key=settings.BACKUP_KEYS[0], made_at=at.astimezone(UTC).isoformat(),
                colead=version("colead"), database=connection.vendor,
            )  # fmt: skip
            _pack(sealed, members, manifest)
            sealed.close()
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(final)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(folder)
    return final


def _unused(folder: Path, at: datetime) -> Path:
    """Give a name of this second, or of the next that no backup has: none may take the place of another."""
    while (file := folder / f"colead-{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}{SUFFIX}").exists():
        at += timedelta(seconds=1)
    return file


def _pack(sealed: Writer, members: list[tuple[str, Path]], manifest: bytes) -> None:
    target = cast(IO[bytes], sealed)
    with (
        gzip.GzipFile(fileobj=target, mode="wb", compresslevel=3, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(manifest)
        archive.addfile(entry, io.BytesIO(manifest))
        for name, path in members:
            with path.open("rb") as file:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
                archive.addfile(entry, file)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
