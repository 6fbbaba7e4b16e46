"""Finds the few pairs of a block that matter, many at an instruction."""

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.scan.features import Wide
from colead_matching.scan.kernel import BLOCK

WIDTH = 64
CHUNKS = BLOCK // WIDTH
NOTHING = -1


@compiled
def sieve() -> tuple[Wide, Wide]:
    """Returns room for how much a block's pairs matter, in chunks; below zero is not at all."""
    return np.empty((CHUNKS, WIDTH), np.int32), np.empty(BLOCK, np.int32)


@compiled
def passing(chunks: Wide, places: Wide, size: int) -> int:
    """Writes down the places of the pairs, of so many, that matter; returns how many they are."""
    found = 0
    for chunk in range(-(-size // WIDTH)):
        most = np.int32(NOTHING)
        for j in range(WIDTH):
            most = max(most, chunks[chunk, j])
        if most < 0:
            continue
        for j in range(WIDTH):
            place = chunk * WIDTH + j
            if chunks[chunk, j] >= 0 and place < size:
                places[found] = place
                found += 1
    return found
