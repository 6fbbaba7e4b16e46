"""Django's `migrate`, so that a kill at any moment leaves each step either done and noted, or not begun."""

from __future__ import annotations

from django.core.management.commands import migrate

from colead.kernel.migrating import Executor

migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]


class Command(migrate.Command):
    """The command itself is Django's."""
