"""Everything that a database holds, as text: raw as a thief reads it, and decrypted as the product does."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from colead.kernel.fields import PrivateTextField


def raw_dump() -> str:
    """Give every value of every table as the database stores it."""
    words: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name of ours
            words += [_text(value) for row in cursor.fetchall() for value in row]
    return "\n".join(words)


def readable_dump() -> str:
    """Give every value of every table, and what the encrypted ones say."""
    words = [raw_dump()]
    for model in apps.get_models(include_auto_created=True):
        private = [field.name for field in model._meta.get_fields() if isinstance(field, PrivateTextField)]
        if private:
            words += [str(value) for row in model._default_manager.values_list(*private) for value in row]
    return "\n".join(words).replace("\r\n ", "")


def _text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)
