"""The erasure list outside the database: random keys and times, so that a restored backup can be put right.

The file names nobody. It lies beside the database and beside the backups, and only ever grows.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from colead.people.models import Erasure

NAME = "erasures.txt"


@dataclass(frozen=True)
class Erased:
    """One line of the list."""

    key: str
    at: datetime


def list_folders() -> list[Path]:
    """Give where the list lies: beside the database, and beside the backups where there are any."""
    return [settings.DATA_DIR, *([settings.BACKUP_DIR] if settings.BACKUP_DIR else [])]


def erased_here() -> list[Erased]:
    """Give the list as this database knows it."""
    return [Erased(row.person_key, row.at) for row in Erasure.objects.all()]


def read_list(file: Path) -> list[Erased]:
    """Read a list; there is none where nobody was ever erased."""
    if not file.exists():
        return []
    rows = (line.split() for line in file.read_text().splitlines())
    return [Erased(row[0], datetime.fromisoformat(row[1])) for row in rows if len(row) == 2]


def write_lists(folders: Iterable[Path]) -> None:
    """Bring the list in each folder up to date; what stands there already is never dropped."""
    here = erased_here()
    for folder in folders:
        file = folder / NAME
        before = read_list(file)
        merged = {one.key: one for one in [*here, *before]}
        if len(merged) > len(before):
            _replace(file, sorted(merged.values(), key=lambda one: one.at))


def merge_lists(files: Iterable[Path], *, into: Path) -> None:
    """Bring what other lists name into one of ours; nothing of it is dropped."""
    before = read_list(into)
    merged = {one.key: one for file in files for one in read_list(file)} | {one.key: one for one in before}
    if len(merged) > len(before):
        _replace(into, sorted(merged.values(), key=lambda one: one.at))


def _replace(file: Path, rows: list[Erased]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=NAME)
    with os.fdopen(handle, "w") as new:
        new.writelines(f"{one.key} {one.at.isoformat()}\n" for one in rows)
        new.flush()
        os.fsync(new.fileno())
    Path(name).replace(file)
