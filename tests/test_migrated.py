"""The tables that the tests are given are those that an installation gets by its migrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from tests.support.databases import fresh_database
from tests.support.installed import pointed_at

# Django's own table of a group's permissions counts in small numbers where no migration made it; nothing uses it.
NOT_TABLES_OF_OURS = {"django_migrations", "auth_group_permissions"}


def tables() -> dict[str, Any]:
    """Describe every table: its columns, and what holds for them, whatever that is called."""
    here = connections["default"]
    with here.cursor() as cursor:
        names = set(here.introspection.table_names(cursor)) - NOT_TABLES_OF_OURS
        return {name: (columns(cursor, name), constraints(cursor, name)) for name in sorted(names)}


def columns(cursor: Any, table: str) -> list[tuple]:
    found = connections["default"].introspection.get_table_description(cursor, table)
    return sorted((one.name, one.type_code, one.display_size, one.null_ok, one.default) for one in found)


def constraints(cursor: Any, table: str) -> list[str]:
    found = connections["default"].introspection.get_constraints(cursor, table).values()
    return sorted(str(sorted((key, str(value)) for key, value in one.items())) for one in found)


@pytest.mark.django_db
def test_the_tables_of_the_tests_are_those_that_the_migrations_make(tmp_path: Path):
    of_the_tests = tables()
    with fresh_database() as url, pointed_at(url, tmp_path / "migrated.sqlite3"):
        call_command("migrate", interactive=False, verbosity=0)
        assert tables() == of_the_tests
        with connections["default"].schema_editor() as editor:
            editor.execute("CREATE INDEX another ON people_person (name)")
        assert [name for name, found in tables().items() if found != of_the_tests[name]] == ["people_person"]
