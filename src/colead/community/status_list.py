"""The public list of bits in which a badge that is not valid any more is marked (W3C Bitstring Status List 1.0). Pure."""

from __future__ import annotations

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Iterable

SIZE = 131_072  # bits of a list: the least that the standard allows, so that one is hidden among many


def list_and_place(number: int) -> tuple[int, int]:
    """Say in which list, and at which place of it, a slot stands."""
    return divmod(number, SIZE)


def encode(places: Iterable[int]) -> str:
    """Encode a list in which these places are set, the first bit being the highest of the first byte."""
    bits = bytearray(SIZE // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
