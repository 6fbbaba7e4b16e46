"""Brings the database to this version."""

from __future__ import annotations

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
    call_command("collectstatic", interactive=False, verbosity=0)
    erase_again()


def erase_again() -> int:
    """Erase whoever the lists name and an older database still knows, before anybody is served."""
    from django.utils import timezone

    from colead.people.actions.erasure import reapply
    from colead.people.erasures import NAME, list_folders, read_list

    erased = [one for folder in list_folders() for one in read_list(folder / NAME)]
    return reapply(erased=erased, at=timezone.now()) if erased else 0
