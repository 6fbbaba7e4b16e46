"""The settings as this process read them, with where each came from; secrets say only that they are set."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from colead.configuration import Configuration, configuration

SECRET = {"SECRET_KEY", "CONTENT_KEY", "BACKUP_KEY", "METRICS_TOKEN"}
# Read by the command that starts web and worker, before there are settings.
BESIDE = {"HOST": "127.0.0.1", "WEB_WORKERS": "1"}


@dataclass(frozen=True)
class Reading:
    """One setting: its name, what may be shown of it, and whether somebody set it."""

    name: str
    shown: str
    is_set: bool
    secret: bool


def readings() -> list[Reading]:
    """List all settings by name."""
    config = configuration()
    found = [
        _reading(str(field.validation_alias or name.upper()), getattr(config, name))
        for name, field in Configuration.model_fields.items()
    ]
    found += [_reading(name, os.environ.get(name, default)) for name, default in BESIDE.items()]
    return sorted(found, key=lambda one: one.name)


def _reading(name: str, value: object) -> Reading:
    is_set, secret = bool(os.environ.get(name)), name in SECRET
    return Reading(
        name, "" if secret else without_passwords("" if value is None else str(value)), is_set, secret
    )


def without_passwords(value: str) -> str:
    """Take out of an address what stands between the name and the @, and any password in its query."""
    shown = re.sub(r"(?<=://)([^/@:]*):[^@/]*@", r"\1:…@", value)
    return re.sub(r"(?i)\b(password|token|secret|key)=[^&]*", r"\1=…", shown)
