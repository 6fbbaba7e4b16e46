from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from colead.databases import database_settings


def test_no_url_means_the_file():
    assert database_settings("", fallback=Path("data/x.sqlite3"))["NAME"] == "data/x.sqlite3"


def test_an_absolute_sqlite_path():
    assert (
        database_settings("sqlite:////srv/colead.sqlite3", fallback=Path("x"))["NAME"]
        == "/srv/colead.sqlite3"
    )


def test_postgresql_with_a_password_that_needs_quoting():
    given = database_settings(
        "postgres://bo:p%40ss@db.example.org:5433/colead?sslmode=require", fallback=Path("x")
    )
    assert (given["USER"], given["PASSWORD"], given["HOST"], given["PORT"], given["NAME"]) == (
        "bo", "p@ss", "db.example.org", "5433", "colead",
    )  # fmt: skip
    assert given["OPTIONS"]["sslmode"] == "require"


def test_a_process_that_forks_goes_without_a_pool():
    url = "postgres://bo@db.example.org/colead"
    assert database_settings(url, fallback=Path("x"), pool=False)["OPTIONS"]["pool"] is False


def test_another_database_is_named_in_the_refusal():
    with pytest.raises(ValueError, match="'mysql' is not known"):
        database_settings("mysql://x", fallback=Path("x"))


@pytest.mark.django_db
def test_sqlite_runs_as_it_must_under_load():
    if connection.vendor != "sqlite":
        return
    assert connection.transaction_mode == "IMMEDIATE"
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "busy_timeout")]
    assert found == [2, 20000]
