"""Names of meetings in other people's calendars."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from colead.kernel.keys import new_key


def new_uid() -> str:
    """Make a calendar UID that nobody else in the world has."""
    return f"{new_key()}{new_key()}@{urlsplit(settings.PUBLIC_ADDRESS).hostname}"
