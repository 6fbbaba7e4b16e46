"""Expand, then contract: what came after the first release may not break the version that still serves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.db import migrations, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

RELEASES = Path(__file__).parents[1] / "upgrades" / "releases.json"
OURS = "colead."


def released() -> dict[str, list[str]]:
    """Give the migrations, "app.name", of each release, in the order of the releases."""
    said: dict[str, list[str]] = json.loads(RELEASES.read_text())
    return said


def after_the_first_release(found: dict[tuple[str, str], Migration], first: list[str]) -> list[Migration]:
    """Give our migrations that no first release had; before there is one, all of them are the beginning."""
    if not first:
        return []
    return [
        one
        for (app, name), one in found.items()
        if f"{app}.{name}" not in first and one.__module__.startswith(OURS)
    ]


def forbidden(migration: Migration) -> list[str]:
    """Name what the previous version could not live with; a migration that says what it contracts may remove."""
    contracts = bool(getattr(migration, "contracts", ""))
    return [why for operation in migration.operations if (why := _why(operation, contracts))]


def _why(operation: Operation, contracts: bool) -> str:
    name = type(operation).__name__
    if isinstance(operation, (migrations.RemoveField, migrations.DeleteModel, migrations.RemoveConstraint)):
        return "" if contracts else f"{name}: remove in a later release, and say which one used it last"
    if isinstance(operation, (migrations.RenameField, migrations.RenameModel, migrations.AlterModelTable)):
        return f"{name}: add, copy, and remove later"
    if isinstance(operation, migrations.AddField) and not _can_be_left_out(operation.field):
        return f"{name} {operation.name}: the version that serves cannot fill it; give it null or db_default"
    if not contracts and isinstance(
        operation, (migrations.AlterField, migrations.AddConstraint, migrations.RunSQL)
    ):
        return f"{name}: the version that serves does not know it; say which release lived with what was"
    return ""


def _can_be_left_out(field: models.Field) -> bool:
    return bool(field.null or field.has_db_default() or field.many_to_many)


def _named(*operations: Operation, **more: str) -> Migration:
    made = type("Migration", (Migration,), {"operations": list(operations), **more})
    migration: Migration = made("0002_made_up", "people")
    return migration


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("person", "name"),
        migrations.DeleteModel("person"),
        migrations.RenameField("person", "name", "title"),
        migrations.RenameModel("person", "human"),
        migrations.AlterModelTable("person", "humans"),
        migrations.AddField("person", "shoe", models.CharField(max_length=3, default="")),
        migrations.AlterField("person", "name", models.CharField(max_length=3)),
        migrations.AddConstraint("person", models.UniqueConstraint(fields=["name"], name="one")),
        migrations.RunSQL("DROP TABLE people_person"),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_the_previous_version_could_not_live_with_is_noticed(operation):
    assert len(forbidden(_named(operation))) == 1


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("person", "shoe", models.CharField(max_length=3, null=True)),
        migrations.AddField("person", "shoe", models.CharField(max_length=3, db_default="")),
        migrations.CreateModel("shoe", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddIndex("person", models.Index(fields=["name"], name="by_name")),
        migrations.RunPython(migrations.RunPython.noop),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_only_adds_is_fine(operation):
    assert forbidden(_named(operation)) == []


def test_a_contraction_says_so_and_still_renames_nothing():
    assert forbidden(_named(migrations.RemoveField("person", "shoe"), contracts="0.4")) == []
    assert len(forbidden(_named(migrations.RenameField("person", "a", "b"), contracts="0.4"))) == 1


def test_everything_after_the_first_release_expands_or_says_what_it_contracts():
    first = next(iter(released().values()), [])
    later = after_the_first_release(MigrationLoader(None).disk_migrations, first)
    assert {str(one): forbidden(one) for one in later if forbidden(one)} == {}


def test_a_migration_after_a_release_is_looked_at():
    found = MigrationLoader(None).disk_migrations
    ours = [f"{app}.{name}" for (app, name), one in found.items() if one.__module__.startswith(OURS)]
    assert [f"{one.app_label}.{one.name}" for one in after_the_first_release(found, ours[:-1])] == ours[-1:]


def test_every_release_has_data_to_be_upgraded():
    assert [name for name in released() if not (RELEASES.parent / f"{name}.backup").exists()] == []


def test_the_command_that_migrates_survives_kills():
    assert get_commands()["migrate"] == "colead.kernel"
