"""Database fields of our own."""

from __future__ import annotations

from typing import Any

from django.db import models

from colead.kernel.crypto import decrypt, encrypt


class PrivateTextField(models.TextField[str, str]):
    """Store text encrypted; only code that has loaded the row, and the key, can read it.

    It cannot be searched or ordered by the database, which is the point.
    """

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else decrypt(value)

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return None if prepared is None else encrypt(str(prepared))
