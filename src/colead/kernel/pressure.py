"""How large the database is and how long writers wait for one another, and what to do about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from django.db import connection, transaction

from colead.kernel.models import Mark

TOPIC = "pressure"
MARK = "write waits"
KEPT = 288  # a day of one every five minutes
LONG, LARGE = 0.5, 4_000_000_000  # seconds, bytes


@dataclass(frozen=True)
class Pressure:
    """The size of the database, and how long it took to begin writing in the last day."""

    vendor: str
    size: int
    measured: int = 0
    usual: float = 0.0  # seconds: half of them took longer
    slow: float = 0.0  # seconds: one in twenty took longer

    @property
    def calls_for_postgresql(self) -> bool:
        """Tell whether it is time to move: SQLite lets one write at a time."""
        return self.vendor == "sqlite" and (self.slow > LONG or self.size > LARGE)


def measure(*, at: datetime) -> float:
    """Write once, note how long the beginning of it took, and give the seconds."""
    begun = perf_counter()
    with transaction.atomic():
        mark = Mark.objects.select_for_update().filter(name=MARK).first()
        waited = perf_counter() - begun
        kept = json.loads(mark.value) if mark else []
        noted = json.dumps([*kept, [at.isoformat(), round(waited, 4)]][-KEPT:])
        Mark.objects.update_or_create(name=MARK, defaults={"value": noted})
    return waited


def pressure() -> Pressure:
    """Give the size now and the waits of the last day."""
    mark = Mark.objects.filter(name=MARK).first()
    waits = sorted(float(waited) for _, waited in json.loads(mark.value)) if mark else []
    if not waits:
        return Pressure(connection.vendor, size())
    usual, slow = waits[len(waits) // 2], waits[min(len(waits) - 1, len(waits) * 19 // 20)]
    return Pressure(connection.vendor, size(), len(waits), usual, slow)


def size() -> int:
    """Give the bytes that the database takes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    file = str(connection.settings_dict["NAME"])
    return sum(beside.stat().st_size for end in ("", "-wal") if (beside := Path(file + end)).exists())
