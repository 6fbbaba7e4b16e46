"""Values as they stand in an export: the same from every database, and private text as encrypted as it is stored."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Field
from django.db.models.expressions import Col


def from_database(field: Field[Any, Any], value: Any) -> Any:
    """Turn what the database holds into what JSON can say; encrypted values stay encrypted."""
    if value is None:
        return None
    kind = field.get_internal_type()
    if kind == "JSONField":
        return json.loads(value) if isinstance(value, str) else value
    column = Col("", field)
    for convert in connection.ops.get_db_converters(column):
        value = convert(value, column, connection)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    return value


def to_database(field: Field[Any, Any], value: Any) -> Any:
    """Turn a value of an export into what this database takes."""
    if value is None:
        return None
    kind = field.get_internal_type()
    if kind == "JSONField":
        return connection.ops.adapt_json_value(value, None)
    if kind == "DateTimeField":
        return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(value))
    if kind == "DateField":
        return connection.ops.adapt_datefield_value(date.fromisoformat(value))
    if kind == "BinaryField":
        return base64.b64decode(value)
    return value


def line_of(row: dict[str, Any]) -> bytes:
    """Write a row as one line that is the same wherever it was read."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Digest:
    """The hash of a table: of its lines in the order of their keys."""

    def __init__(self) -> None:
        self._hash, self.rows = sha256(), 0

    def add(self, line: bytes) -> None:
        """Take one more line."""
        self._hash.update(line)
        self.rows += 1

    @property
    def hex(self) -> str:
        return self._hash.hexdigest()
