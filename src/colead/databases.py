"""Turns DATABASE_URL into Django's settings, with what each database needs to be safe under load."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database_settings(url: str, *, fallback: Path, pool: bool = True) -> dict[str, Any]:
    """Give Django's DATABASES entry for a URL; an empty URL means the SQLite file `fallback`.

    A process that forks, as the worker does, goes without a pool: a pool's connections cannot be shared.

    Raises ValueError, naming the setting, for a scheme that is neither SQLite nor PostgreSQL.
    """
    if not url:
        return sqlite(fallback)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path).removeprefix("/")))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "pool": {"min_size": 1, "max_size": 8, "timeout": 10} if pool else False,
                **dict(parse_qsl(parts.query)),
            },
        }
    raise ValueError(
        f"DATABASE_URL: {parts.scheme!r} is not known; use sqlite:///path or postgres://user:password@host/name."
    )


def sqlite(path: Path) -> dict[str, Any]:
    """Give the SQLite entry: WAL for readers beside a writer, IMMEDIATE so that nobody deadlocks, FULL so that a power cut loses nothing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,  # a file needs no fresh connection a request
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000;",
        },
    }
