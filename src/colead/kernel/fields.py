"""Database fields of our own."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import structlog
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from colead.kernel.crypto import KeyLost, Sealed, Unreadable, decrypt, encrypt
from colead.kernel.errors import Refused

log = structlog.get_logger()


@lru_cache(maxsize=200)
def _log_once(table: str) -> None:
    """Say it once for each table and process: a page may hold hundreds of texts."""
    log.error("private text cannot be read with any content key", table=table)


class TextUnreadable(Refused):
    code = "text.unreadable"
    sentence = _(
        "What stands here cannot be read at the moment, because its key is missing. So that it is not lost, "
        "nothing is written over it."
    )


class PrivateText(DeferredAttribute):
    """Keeps an unreadable text from being written over: it is there again when the key is."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        name = self.field.attname
        kept = instance.__dict__.get(name)
        if isinstance(kept, Unreadable) and not isinstance(value, (Unreadable, models.Expression)):
            if value == str(kept):
                return  # the sentence itself came back, from a form that showed it
            if not getattr(self.field, "passing", False):
                raise TextUnreadable
        instance.__dict__[name] = value


class PrivateTextField(models.TextField[str, str]):
    """Store text encrypted; only code that has loaded the row, and the key, can read it.

    It cannot be searched or ordered by the database, which is the point. `passing` text, such as a mail's, may be
    dropped although it cannot be read.
    """

    descriptor_class = PrivateText

    def __init__(self, *args: Any, passing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passing = passing

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        if value is None:
            return None
        try:
            return decrypt(value)
        except KeyLost:
            _log_once(self.model._meta.label)
            return Unreadable(value)

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        if isinstance(prepared, Unreadable):
            return prepared.token
        if prepared is None or isinstance(prepared, Sealed):
            return prepared
        return encrypt(str(prepared))
