"""Who of a large pool could both be better off with each other, over all pairs."""

from dataclasses import dataclass

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.scan.features import Features, Long
from colead_matching.scan.kernel import BLOCK, score_block, working_room
from colead_matching.scan.passes import Cancel, over_rows


@dataclass(frozen=True)
class Better:
    """Holds the pairs with the greatest gains, the lower person first, and how many there are in all."""

    pairs: Long
    gains: Long
    """What the first and the second would gain, in the units of `now`."""
    total: int


def better_together(
    pool: Features, now: Long, partner: Long, units: int, most: int, cancelled: Cancel
) -> Better:
    """Looks at all pairs for those who would both gain; a step counts as `units` of what they have now.

    `partner` says whom everybody meets already, in as many columns as needed, -1 for nobody.
    """
    count = len(pool.level)
    found = np.full((count, most, 3), -1, dtype=np.int64)
    totals = np.zeros(count, dtype=np.int64)

    def work(begin: int, end: int) -> None:
        better_rows(pool, now, partner, units, begin, end, found, totals)

    over_rows(count, work, cancelled)
    one, place = np.nonzero(found[:, :, 0] >= 0)
    other, *gains = found[one, place].T
    return Better(np.stack([one, other], axis=1), np.stack(gains, axis=1), int(totals.sum()))


@compiled
def better_rows(
    pool: Features, now: Long, partner: Long, units: int, first: int, last: int, found: Long, totals: Long
) -> None:
    """Looks at some rows with those after them."""
    count = len(pool.level)
    room, met = working_room()
    for one in range(first, last):
        for begin in range(one + 1, count, BLOCK):
            end = min(begin + BLOCK, count)
            score_block(pool, one, begin, end, room, met)
            for j in range(end - begin):
                mine = units * np.int64(room[1, j]) - now[one]
                theirs = units * np.int64(room[2, j]) - now[begin + j]
                if room[0, j] < 0 or mine <= 0 or theirs <= 0:
                    continue
                if meets(partner, one, begin + j):
                    continue
                totals[one] += 1
                keep(found[one], begin + j, mine, theirs)


@compiled
def meets(partner: Long, one: int, other: int) -> bool:
    """Tells whether two people meet already."""
    met = False
    for column in range(partner.shape[1]):
        met |= partner[one, column] == other
    return met


@compiled
def keep(kept: Long, other: int, mine: int, theirs: int) -> None:
    """Keeps a pair if its smaller gain is among the greatest of its row."""
    least = 0
    for place in range(len(kept)):
        if kept[place, 0] < 0:
            least = place
            break
        if min(kept[place, 1], kept[place, 2]) < min(kept[least, 1], kept[least, 2]):
            least = place
    if kept[least, 0] < 0 or min(mine, theirs) > min(kept[least, 1], kept[least, 2]):
        kept[least, 0] = other
        kept[least, 1] = mine
        kept[least, 2] = theirs
