"""Drawing lots so that anybody can draw them again with a seed and a tool for SHA-256. Pure.

Everybody's lot is the SHA-256 of the seed, a colon and the key of their enrolment; the smallest comes first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def drawn_order(seed: str, keys: Iterable[str]) -> list[str]:
    """Give the keys in the order of their lots; the order in which they come in does not matter."""
    return sorted(set(keys), key=lambda key: hashlib.sha256(f"{seed}:{key}".encode()).digest())


def digest_of(keys: Iterable[str]) -> str:
    """Give a fingerprint of who takes part."""
    return hashlib.sha256("\n".join(sorted(set(keys))).encode()).hexdigest()
