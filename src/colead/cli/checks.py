"""`colead check`: everything that is wrong with this installation, one sentence each, and whether it is whole."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

# What is to be looked after and yet breaks nothing.
NOT_BROKEN = {"worker", "backup_failed", "backup_late", "disk"}


def check() -> int:
    """Say what is wrong; 1 where something of it keeps Colead from working, from being read or from being restored."""
    django.setup()
    from django.utils import timezone

    from colead.cli.keys import check as check_keys
    from colead.kernel.condition import findings

    found = findings(at=timezone.now())
    wrong = grave(at=timezone.now())
    for sentence in wrong:
        print(f"!  {sentence}")
    for one in found:
        if not one.grave or one.code in NOT_BROKEN:
            print(f"-  {one.sentence}")
    for sentence in doubts():
        print(f"-  {sentence}")
    lost = 0 if any(one.code in ("database", "schema") for one in found) else check_keys()
    print("This installation is whole." if not (wrong or lost) else "This installation is not whole.")
    return int(bool(wrong or lost))


def grave(*, at: datetime) -> list[str]:
    """List what makes an installation not whole; the contents of private texts are `check_keys`'s."""
    from colead.kernel.condition import findings

    return [
        *damage(),
        *(str(one.sentence) for one in findings(at=at) if one.grave and one.code not in NOT_BROKEN),
    ]


def explain(errors: list[str]) -> int:
    """Name every setting that Colead refuses to start with."""
    for sentence in errors:
        print(f"!  {sentence}", file=sys.stderr)
    return 2


def damage() -> Iterator[str]:
    """Look at the database itself, page by page and reference by reference."""
    if connection.vendor != "sqlite":
        return
    file = Path(str(connection.settings_dict["NAME"]))
    if not file.exists():
        yield f"There is no database at {file} yet. `colead serve` makes one; `colead restore` brings one back."
        return
    try:
        with closing(sqlite3.connect(file, timeout=20)) as opened:
            whole = opened.execute("PRAGMA integrity_check").fetchone()[0]
            dangling = opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        yield f"{file} cannot be read: {error}. Put a backup back with `colead restore`."
        return
    if whole != "ok":
        yield f"The database is damaged ({whole}). Put a backup back with `colead restore`."
    if dangling:
        yield f"A row of {dangling[0]} refers to one of {dangling[2]} that is gone. Put a backup back with `colead restore`."


def doubts() -> Iterator[str]:
    """Name what is allowed and yet hardly meant."""
    from colead.configuration import configuration

    config = configuration()
    if config.production and parseaddr(config.email_from)[1].endswith("@localhost"):
        yield "EMAIL_FROM is not set: people see mail from colead@localhost, and many servers refuse it."
    if config.production and settings.SECRET_KEY in config.content_keys:
        yield "SECRET_KEY and CONTENT_KEY are the same; give each a value of its own."
    if config.production and not config.imap_url:
        yield "IMAP_URL is not set: bounces and answers to calendar invitations are not read."
