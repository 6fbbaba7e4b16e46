"""An empty installation in this process, for benchmarks."""

from __future__ import annotations

import os


def prepare() -> None:
    """Set Django up on the database of the environment and create its tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colead.settings")
    os.environ.setdefault("COLEAD_MODE", "demo")
    from colead.cli.database import prepare_database

    prepare_database()
