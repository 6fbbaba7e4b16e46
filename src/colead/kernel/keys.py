"""Names of things in addresses: unguessable, so that an address tells nothing about how many there are."""

from __future__ import annotations

import secrets

# No vowels, so that no key spells a word; no 0, 1 or l, so that one can be read out on the phone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 12  # 27^12 is about 2^57: two of a million collide once in 300,000 installations


def new_key() -> str:
    """Make a random key of 12 characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
