"""Brings the database to this version."""

from __future__ import annotations

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def prepare_database() -> None:
    """Migrate (which also writes the schedule), create the cache table and collect static files."""
    django.setup()
    from colead.kernel.backups.restore import finish

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    finish()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    collect_static()
    erase_again()


def collect_static() -> bool:
    """Collect and compress the static files, unless they are as they were the last time; tells whether it did."""
    collected = settings.DATA_DIR / "static-files.sha256"
    found = _static_files()
    there = (settings.STATIC_ROOT / "staticfiles.json").exists()
    if there and collected.exists() and collected.read_text() == found:
        return False
    collected.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    collected.write_text(found)
    return True


def _static_files() -> str:
    """Give one word for all files there are to collect: their names, their sizes and when each was written."""
    from django.contrib.staticfiles.finders import get_finders

    listed = sorted(
        (path, storage.path(path)) for finder in get_finders() for path, storage in finder.list([])
    )
    words = [f"{path} {(about := Path(file).stat()).st_size} {about.st_mtime_ns}" for path, file in listed]
    return hashlib.sha256("\n".join([repr(settings.STORAGES["staticfiles"]), *words]).encode()).hexdigest()


def erase_again() -> int:
    """Erase whoever the lists name and an older database still knows, before anybody is served."""
    from django.utils import timezone

    from colead.people.actions.erasure import reapply
    from colead.people.erasures import NAME, list_folders, read_list

    erased = [one for folder in list_folders() for one in read_list(folder / NAME)]
    return reapply(erased=erased, at=timezone.now()) if erased else 0
