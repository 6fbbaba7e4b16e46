"""Matchings on preference lists: who has whom, and how many pairs block."""

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.preferences.lists import Lists

Pairs = tuple[tuple[int, int], ...]


def held(lists: Lists, pairs: Pairs) -> Ints:
    """Returns, for everyone, the entry of their partner; the end of the list for those alone."""
    at = lists.indptr[1:].copy()
    for a, b in pairs:
        row = slice(lists.indptr[a], lists.indptr[a + 1])
        at[a] = lists.indptr[a] + int(np.flatnonzero(lists.indices[row] == b)[0])
        at[b] = lists.back[at[a]]
    return at


def blocks(lists: Lists, at: Ints) -> NDArray[np.bool_]:
    """Tells of every entry whether the pair would rather have each other."""
    entries = np.arange(len(lists.indices))
    return np.asarray((entries < at[lists.owners]) & (lists.back < at[lists.indices]))


def blocking_count(lists: Lists, pairs: Pairs) -> int:
    """Returns how many pairs block."""
    return int(blocks(lists, held(lists, pairs)).sum()) // 2


def blocking_of(lists: Lists, pairs: Pairs) -> Pairs:
    """Returns the pairs that block."""
    entries = np.flatnonzero(blocks(lists, held(lists, pairs)))
    two = zip(lists.owners[entries].tolist(), lists.indices[entries].tolist(), strict=True)
    return tuple((a, b) for a, b in two if a < b)
