"""Encryption of private text, so that a stolen database or backup tells nothing without the key."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext


def new_key() -> str:
    """Make a content key for the CONTENT_KEY setting."""
    return Fernet.generate_key().decode()


def mark_of_key(key: str) -> str:
    """Give a short mark by which a key can be told from another; nothing leads back from it."""
    return sha256(f"content key {key}".encode()).hexdigest()[:12]


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """Encrypt with the first content key; the empty text stays empty."""
    return _box(tuple(settings.CONTENT_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """Decrypt with whichever content key fits; raises KeyLost where none does."""
    if not token:
        return ""
    try:
        return _box(tuple(settings.CONTENT_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise KeyLost from error


def has_first_key(token: str) -> bool:
    """Tell whether a token was written with the key that writes now."""
    try:
        _box(tuple(settings.CONTENT_KEYS[:1])).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


class KeyLost(Exception):
    """The text was encrypted with a key that this installation does not have."""


class Sealed(str):
    """An encrypted text on its way to the database as it is."""

    __slots__ = ()


class Unreadable(str):
    """Stands where a text cannot be read: it says so to whoever sees it, and holds on to the encrypted text.

    Saved, it writes back what it was read from, so that nothing is lost should the key come back.
    """

    token: str

    def __new__(cls, token: str) -> Unreadable:
        made = super().__new__(cls, gettext(
            "[This text cannot be read at the moment: its key is missing. It is not lost as long as the key exists. "
            "Please tell whoever runs this installation.]"
        ))  # fmt: skip
        made.token = token
        return made
