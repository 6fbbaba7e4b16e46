"""Applying a migration and noting that it was applied, in one transaction.

Django notes a migration after its transaction where it leaves work to the end of it (an index, a foreign key): killed
between the two, the next start would make tables that are there already, and never get further.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


class Executor(MigrationExecutor):
    """Runs migrations so that they can be killed."""

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        """Apply one migration whole, or nothing of it."""
        if fake or fake_initial or not migration.atomic:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        self._tell("apply_start", migration)
        with self.connection.schema_editor(atomic=True) as editor:
            state = migration.apply(state, editor)
            for statement in editor.deferred_sql:
                editor.execute(statement)
            editor.deferred_sql.clear()
            self.record_migration(migration)  # type: ignore[call-arg,arg-type]  # the stubs are older than Django
        self._tell("apply_success", migration)
        return state

    def _tell(self, event: str, migration: Any) -> None:
        if self.progress_callback:
            self.progress_callback(event, migration, False)
