"""Who of a large pool could both be better off with each other, over all pairs."""

from dataclasses import dataclass

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.scan.features import Features, Long
from colead_matching.scan.kernel import BLOCK, score_block, working_room
from colead_matching.scan.passes import Cancel, over_rows
from colead_matching.scan.sieve import NOTHING, passing, sieve


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
    """Looks at some rows with those after them; whole steps tell quickly who gains nothing."""
    count = len(pool.level)
    room, met = working_room()
    chunks, places = sieve()
    have = (now // units).astype(np.int32)
    for one in range(first, last):
        for begin in range(one + 1, count, BLOCK):
            end = min(begin + BLOCK, count)
            score_block(pool, one, begin, end, room, met)
            size = end - begin
            value, mine, theirs = room[0, :size], room[1, :size], room[2, :size]
            own, steps, matter = have[one], have[begin:end], chunks.reshape(BLOCK)[:size]
            for j in range(size):
                gain = min(mine[j] - own, theirs[j] - steps[j]) - np.int32(1)
                matter[j] = gain if value[j] >= 0 else np.int32(NOTHING)
            for number in range(passing(chunks, places, size)):
                j = places[number]
                if not meets(partner, one, begin + j):
                    totals[one] += 1
                    more = units * np.int64(mine[j]) - now[one]
                    keep(found[one], begin + j, more, units * np.int64(theirs[j]) - now[begin + j])


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
