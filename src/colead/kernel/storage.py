"""When the database cannot be written: said in a sentence, with nothing half done."""

from __future__ import annotations

from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused

# What SQLite says, and PostgreSQL's own codes.
FULL = ("database or disk is full", "disk i/o error")
READ_ONLY = ("attempt to write a readonly database", "unable to open database file")
FULL_CODES, READ_ONLY_CODES = ("53100", "53000", "58030"), ("25006",)


class DiskFull(Refused):
    code = "storage.full"
    sentence = _(
        "This could not be saved: the disk is full. Nothing was changed. Please keep what you wrote, and tell whoever "
        "runs this installation."
    )


class DiskReadOnly(Refused):
    code = "storage.read_only"
    sentence = _(
        "This could not be saved: at the moment nothing can be written here. Nothing was changed. Please keep what you "
        "wrote, and try again later."
    )


def means_no_room(error: Exception) -> bool:
    """Tell whether an error of a database says that it cannot write."""
    return any(said in str(error).lower() for said in (*FULL, *READ_ONLY))


def refusal_of(error: Exception) -> Refused | None:
    """Tell the refusal that an error of the database amounts to; None where it is something else."""
    if not isinstance(error, DatabaseError):
        return None
    words, code = str(error).lower(), str(getattr(error.__cause__, "sqlstate", ""))
    if code in FULL_CODES or any(said in words for said in FULL):
        return DiskFull()
    if code in READ_ONLY_CODES or any(said in words for said in READ_ONLY):
        return DiskReadOnly()
    return None
