"""Ties are broken by the seed and people's keys alone, never by a library's inner order."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

TIE_BITS = 40
WEIGHT_SHIFT = 56
"""Leaves room for the tie-breaks of 2**16 pairs below one unit of value."""


def tie_breaks(keys: Sequence[str], seed: int) -> Words:
    """Returns a number of 40 bits for every two people, the same in any order."""
    own = np.array([_word(key, seed) for key in keys], dtype=np.uint64)
    return _stir(own[:, None] + own[None, :]) >> np.uint64(64 - TIE_BITS)


def _word(key: str, seed: int) -> int:
    text = f"{seed}:{key}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def _stir(words: Words) -> Words:
    # Two rounds of xor-shift and odd multiplication; unsigned numbers wrap around on purpose.
    for factor in (0xD6E8FEB86659FD93, 0xA0761D6478BD642F):
        words = (words ^ (words >> np.uint64(32))) * np.uint64(factor)
    return words ^ (words >> np.uint64(32))
