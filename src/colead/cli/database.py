"""Brings the database to this version."""

from __future__ import annotations

import django
from django.conf import settings
from django.core.management import call_command


def prepare_database() -> None:
    """Migrate (which also writes the schedule), create the cache table and collect static files."""
    django.setup()
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
