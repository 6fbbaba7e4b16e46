"""Encryption of private text, so that a stolen database or backup tells nothing without the key."""

from __future__ import annotations

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def new_key() -> str:
    """Make a content key for the CONTENT_KEY setting."""
    return Fernet.generate_key().decode()


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """Encrypt with the first content key; the empty text stays empty."""
    return _box(tuple(settings.CONTENT_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """Decrypt with whichever content key fits.

    Raises KeyLost where none does, so that one unreadable note never takes a page with it unnoticed.
    """
    if not token:
        return ""
    try:
        return _box(tuple(settings.CONTENT_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise KeyLost from error


class KeyLost(Exception):
    """The text was encrypted with a key that this installation no longer has."""
