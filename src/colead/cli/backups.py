"""`colead backup` and `colead restore`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings

if TYPE_CHECKING:
    from colead.kernel.backups.contents import Contents


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `colead backup` takes."""
    parser.add_argument("--to", type=Path, help="a folder instead of BACKUP_DIR")


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `colead restore` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="only say whether it could be restored")
    parser.add_argument(
        "--replace", action="store_true", help="put it in the place of a database with people in it"
    )
    parser.add_argument(
        "--without-content-key", action="store_true", help="although private text cannot be read then"
    )


def back_up(options: argparse.Namespace) -> int:
    """Take a backup, verify it and say where it is."""
    django.setup()
    from django.utils import timezone

    from colead.kernel.backups.keeping import back_up
    from colead.kernel.errors import Refused

    try:
        done = back_up(at=timezone.now(), folder=options.to)
    except Refused as refusal:
        return _refuse(refusal)
    print(
        f"{Path(options.to or settings.BACKUP_DIR or '.') / done.file}: {_size(done.size)}, read again from end to end."
    )
    return 0


def restore(options: argparse.Namespace) -> int:
    """Check a backup and put it in the place of what is here."""
    django.setup()
    from colead.kernel import presence
    from colead.kernel.backups.refusals import StillServing
    from colead.kernel.errors import Refused

    try:
        with presence.alone(settings.DATA_DIR) as alone:
            if not alone and not options.check:
                raise StillServing
            return _restore(options)
    except Refused as refusal:
        return _refuse(refusal)
    except FileNotFoundError as error:
        return _refuse(f"{error.filename} is not there.")


def _restore(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from colead.cli.database import prepare_database
    from colead.kernel.backups import restore as swap
    from colead.kernel.backups.contents import require_ours, unpack
    from colead.kernel.backups.keeping import back_up as keep_what_is_here
    from colead.kernel.backups.take import room_for_it

    swap.finish()
    if not options.check:
        people = _require_nobody_here(replace=options.replace)
    with room_for_it():
        contents = unpack(options.file, swap.fresh_stage())
        require_ours(contents, without_content_key=options.without_content_key)
        print(f"{options.file} is whole: made {contents.made_at} by Colead {contents.colead}.")
        if options.check:
            shutil.rmtree(contents.folder)
            return 0
        _take_over_erasures(contents, beside=options.file.parent)
        if contents.database == "sqlite":
            with swap.at(contents.database_file):
                prepare_database()
            swap.settle(contents.database_file)
        elif people:
            keep_what_is_here(at=timezone.now())
        swap.mark_ready(at=timezone.now())
        swap.finish()
    if contents.database != "sqlite":
        prepare_database()
    print("It was put back, and whoever was erased since was erased again. Start Colead now.")
    return 0


def _require_nobody_here(*, replace: bool) -> bool:
    from django.contrib.auth import get_user_model
    from django.db import DatabaseError, connection

    from colead.kernel.backups.refusals import SomebodyIsHere

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not Path(name).exists():
        return False
    try:
        somebody = get_user_model()._default_manager.exists()
    except DatabaseError:
        somebody = connection.vendor == "sqlite" and Path(name).stat().st_size > 0
        somebody = somebody and not _is_empty(Path(name))
    finally:
        connection.close()
    if somebody and not replace:
        raise SomebodyIsHere
    return somebody


def _is_empty(file: Path) -> bool:
    import sqlite3

    try:
        return not sqlite3.connect(file).execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return False


def _take_over_erasures(contents: Contents, *, beside: Path) -> None:
    """Let the lists in the backup and beside it count here as well: they name whoever was erased since."""
    from colead.people.erasures import NAME, merge_lists

    merge_lists([contents.folder / NAME, beside / NAME], into=settings.DATA_DIR / NAME)


def _refuse(sentence: object) -> int:
    print(f"colead: {sentence}", file=sys.stderr)
    return 2


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
