"""The secret code of a report: shown once, kept only as a digest, and long enough that nobody guesses one."""

from __future__ import annotations

import hashlib
import secrets

from colead.kernel.keys import ALPHABET

GROUPS, LETTERS = 5, 4  # 27^20 is about 2^95


def new_code() -> str:
    """Make a code that can be written down: five groups of four letters."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def digest_of(code: str) -> str:
    """Give what is stored of a code, however its letters were typed."""
    letters = "".join(letter for letter in code.lower() if letter in ALPHABET)
    return hashlib.sha256(letters.encode()).hexdigest()
