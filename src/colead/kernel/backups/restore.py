"""Putting a backup back: everything is checked and brought to this version in a folder aside, then swapped in.

Until `ready` stands in that folder nothing of the live data has changed; from then on the swap is finished by
whoever comes next, also after a kill: `finish` does only what has not been done yet.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from colead.kernel.backups import snapshot, tools
from colead.kernel.backups.refusals import ToolFailed

STAGE = "restoring"
READY = "ready"


def stage_folder() -> Path:
    """Give the folder in which a backup is made ready."""
    return settings.DATA_DIR / STAGE


def fresh_stage() -> Path:
    """Begin anew: whatever an interrupted restore left there, unless it was ready, goes."""
    shutil.rmtree(stage_folder(), ignore_errors=True)
    stage_folder().mkdir(mode=0o700, parents=True)
    return stage_folder()


def is_ready() -> bool:
    """Tell whether a swap was begun and not finished."""
    return (stage_folder() / READY).exists()


def mark_ready(*, at: datetime) -> None:
    """Decide that the staged data replace the live ones; what was live is kept under this name."""
    folder = stage_folder()
    waiting = folder / "ready.new"
    with waiting.open("w") as file:
        json.dump({"aside": f"before-restore-{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"}, file)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(folder / READY)
    _sync(folder)


def finish() -> bool:
    """Finish a swap that was decided; give whether there was one."""
    if not is_ready():
        return False
    connection.close()
    aside = str(json.loads((stage_folder() / READY).read_text())["aside"])
    _swap_database(aside)
    shutil.rmtree(stage_folder())
    _sync(settings.DATA_DIR)
    return True


@contextmanager
def at(database: Path) -> Iterator[None]:
    """Work with a staged SQLite database instead of the live one."""
    live = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(database)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live


def settle(database: Path) -> None:
    """Bring a SQLite database into one file, with nothing beside it."""
    with closing(sqlite3.connect(database, timeout=20)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened.execute("PRAGMA journal_mode=DELETE")


def _swap_database(aside: str) -> None:
    if (dump := stage_folder() / snapshot.FILES[snapshot.POSTGRESQL]).exists():
        try:
            tools.load(dump, scratch=stage_folder())
        except ToolFailed:
            (stage_folder() / READY).unlink()  # one transaction: nothing of it happened
            raise
        dump.unlink()
    staged = stage_folder() / snapshot.FILES[snapshot.SQLITE]
    if staged.exists():
        _replace_sqlite(staged, Path(connection.settings_dict["NAME"]), aside)


def _replace_sqlite(staged: Path, live: Path, aside: str) -> None:
    kept = live.with_name(f"{aside}-{live.name}")
    if live.exists():
        try:
            settle(live)
        except sqlite3.DatabaseError:
            _put_aside_with_its_log(live, kept)
        else:
            if not kept.exists():
                os.link(live, kept)
    staged.replace(live)


def _put_aside_with_its_log(live: Path, kept: Path) -> None:
    """Keep a database that cannot be opened as it is, with what stands beside it."""
    for ending in ("-wal", "-shm", ""):
        beside = Path(f"{live}{ending}")
        if beside.exists():
            beside.replace(f"{kept}{ending}")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
