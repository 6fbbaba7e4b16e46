"""A fresh database for a product in processes of its own."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def fresh_database(*, like: str = "template1") -> Iterator[str]:
    """Give the URL of a new database on the server of DATABASE_URL, dropped at the end; "" stands for SQLite.

    It is a copy of the database `like`, which nobody may be connected to.
    """
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"journey_{uuid.uuid4().hex[:8]}"
    new = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(like))
    _run(server, new)
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        _run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(server: str, statement: sql.Composed) -> None:
    maintenance = urlunsplit(urlsplit(server)._replace(path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(statement)
