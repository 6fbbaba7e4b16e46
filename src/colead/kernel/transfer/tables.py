"""Which tables an export holds, and how their rows are read in one order on every database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from colead.kernel.transfer.values import from_database

# What is of this process's moment, and made anew where the export is read in.
LEFT_OUT = {
    "sessions": "everybody signs in again",
    "django_q": "the queue only says look; what there is to do stands in rows",
}
PAGE = 1000


@dataclass(frozen=True)
class Table:
    """One table of the export."""

    model: type[Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def fields(self) -> list[Field[Any, Any]]:
        return list(self.model._meta.local_concrete_fields)

    @property
    def columns(self) -> dict[str, str]:
        """Give the columns with the kind of value that each holds."""
        return {str(field.column): kind(field) for field in self.fields}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Read all rows in the order of their keys, a page at a time."""
        key = self.model._meta.pk
        place = [str(field.column) for field in self.fields].index(str(key.column))
        after: Any = None
        while page := self._page(key, after):
            after = page[-1][place]
            for row in page:
                yield {
                    str(field.column): from_database(field, value)
                    for field, value in zip(self.fields, row, strict=True)
                }

    def _page(self, key: Field[Any, Any], after: Any) -> list[tuple[Any, ...]]:
        quote = connection.ops.quote_name
        order = quote(str(key.column))
        # Each database has its own alphabet; the order of bytes is the same on both.
        if connection.vendor == "postgresql" and kind(key) == "text":
            order += ' COLLATE "C"'
        columns = ", ".join(quote(str(field.column)) for field in self.fields)
        where = "" if after is None else f"WHERE {order} > %s"
        statement = f"SELECT {columns} FROM {quote(self.name)} {where} ORDER BY {order} LIMIT {PAGE}"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [] if after is None else [after])
            return list(cursor.fetchall())


def tables() -> list[Table]:
    """List the tables of an export by their names."""
    found = [
        Table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT
    ]
    return sorted(found, key=lambda table: table.name)


def kind(field: Field[Any, Any]) -> str:
    """Name what a column holds: text, number, yes or no, moment, day, JSON or bytes."""
    inner = field
    while inner.remote_field is not None and hasattr(inner, "target_field"):
        inner = inner.target_field
    name = inner.get_internal_type()
    return {
        "BooleanField": "boolean", "DateTimeField": "moment", "DateField": "day", "JSONField": "json",
        "BinaryField": "bytes",
    }.get(name, "number" if "Integer" in name or "Auto" in name else "text")  # fmt: skip
