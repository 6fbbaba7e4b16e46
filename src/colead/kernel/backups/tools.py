"""PostgreSQL's own programs, told how to reach the database without showing the password in a list of processes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from colead.kernel.backups.refusals import ToolFailed


def run(program: str, *arguments: str) -> str:
    """Run one of them and give what it printed; refuse with its own last words where it fails."""
    try:
        done = subprocess.run(
            [program, *arguments], env={**os.environ, **_reach()}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise ToolFailed(
            _("{program} is not installed. It comes with PostgreSQL's client programs.").format(
                program=program
            )
        ) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise ToolFailed(_("{program} failed: {words}").format(program=program, words=last))
    return done.stdout


def dump(target: Path, *, snapshot: str) -> None:
    """Write the database as it is in a snapshot that another transaction holds."""
    run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={target}",
    )


def load(source: Path, *, scratch: Path) -> None:
    """Put a dump in the place of everything in the database, in one transaction: all of it or nothing."""
    script = scratch / "load.sql"
    run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
    run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "-v",
        "ON_ERROR_STOP=1",
        "--single-transaction",
        "-c",
        EMPTY,
        "-f",
        str(script),
    )


def contents(source: Path) -> str:
    """List what is in a dump, which reads it."""
    return run("pg_restore", "--list", str(source))


EMPTY = """DO $$ DECLARE one record; BEGIN
FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', one.tablename); END LOOP;
FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() LOOP
EXECUTE format('DROP SEQUENCE IF EXISTS %I CASCADE', one.sequencename); END LOOP; END $$"""


def _reach() -> dict[str, str]:
    given: dict[str, Any] = connection.settings_dict
    said = {
        "PGHOST": given["HOST"],
        "PGPORT": given["PORT"],
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
    }
    ssl = {"PGSSLMODE": given["OPTIONS"].get("sslmode", "")}
    return {"PGDATABASE": given["NAME"], **{name: value for name, value in {**said, **ssl}.items() if value}}
