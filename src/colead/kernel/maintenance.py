"""The line above every page that says when Colead will be away.

It lies in a file beside the database, so that every page can show it without asking the database, also while that
one is busy or being restored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from colead.kernel.audit import HasKey, record
from colead.kernel.text import clean_line

NAME = "maintenance.txt"


@dataclass
class Maintenance:
    """The message, as the audit trail names it."""

    key: str = "maintenance"


@transaction.atomic
def announce(*, text: str, by: HasKey | None, at: datetime) -> str:
    """Show a line above every page; an empty one takes it away."""
    line = clean_line(text)
    record("maintenance.announce" if line else "maintenance.end", Maintenance(), by=by, at=at)
    if line:
        waiting = _file().with_suffix(".new")
        waiting.write_text(line)
        waiting.replace(_file())
    else:
        _file().unlink(missing_ok=True)
    return line


def announced() -> str:
    """Give the line; empty where nothing is announced."""
    try:
        return _file().read_text()
    except OSError:
        return ""


def _file() -> Path:
    return Path(settings.DATA_DIR) / NAME
