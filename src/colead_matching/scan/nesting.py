"""Odd sets inside odd sets: what the prices of those around two people add up to."""

from typing import NamedTuple

import numpy as np

from colead_matching.blossom import Matched
from colead_matching.compiling import compiled
from colead_matching.scan.features import Long


class Nesting(NamedTuple):
    """Holds a forest; its leaves are people, its other nodes are odd sets. A parent comes last."""

    innermost: Long
    """The smallest odd set around each person, -1 for none."""
    parent: Long
    """The smallest odd set around each odd set, -1 for none."""
    depth: Long
    priced: Long
    """The prices of an odd set and of all around it, added up."""


def nesting_of(matched: Matched) -> Nesting:
    """Returns how the odd sets of a matching lie inside each other."""
    outer_first = sorted(matched.odd_sets, key=lambda odd: -len(odd.vertices))
    innermost = np.full(len(matched.mate), -1, dtype=np.int64)
    parent, depth, priced = (np.full(len(outer_first), -1, dtype=np.int64) for _ in range(3))
    for number, odd in enumerate(outer_first):
        around = innermost[odd.vertices[0]]
        parent[number] = around
        depth[number] = depth[around] + 1 if around >= 0 else 0
        priced[number] = odd.price + (priced[around] if around >= 0 else 0)
        innermost[np.array(odd.vertices)] = number
    return Nesting(innermost, parent, depth, priced)


@compiled
def price_around(nesting: Nesting, one: int, other: int) -> np.int64:
    """Returns the prices of all odd sets around two people."""
    a, b = nesting.innermost[one], nesting.innermost[other]
    while a >= 0 and b >= 0 and a != b:
        if nesting.depth[a] >= nesting.depth[b]:
            a = nesting.parent[a]
        else:
            b = nesting.parent[b]
    if a < 0 or b < 0:
        return np.int64(0)
    return np.int64(nesting.priced[a])
