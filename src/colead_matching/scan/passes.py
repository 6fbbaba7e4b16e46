"""Passes over all pairs of a pool, row by row, on as many threads as there are processors."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, NamedTuple

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.errors import Cancelled
from colead_matching.scale import STEPS
from colead_matching.scan.features import Features, Long, Small, Wide
from colead_matching.scan.kernel import BLOCK, NOT_ALLOWED, felt, score_block, working_room
from colead_matching.scan.nesting import Nesting, price_around
from colead_matching.scan.sieve import NOTHING, passing, sieve

STIRRED_BITS = 30
ROWS = 128
Cancel = Callable[[], bool]


@dataclass(frozen=True)
class Underpriced:
    """Holds pairs that are worth more than their prices, and what that may add to the bound."""

    pairs: Long
    """Rows of two, the lower first."""
    excess: Long
    """For every lower one the greatest excess: raising their prices by it covers all pairs."""


def over_rows(count: int, work: Callable[[int, int], None], cancelled: Cancel) -> None:
    """Does the work for a few rows at a time; every thread takes the next ones as it gets ready.

    The first rows come before there are threads, so that two never compile the same loop at once. Whether it is cancelled is only asked in the caller's own thread.
    """
    stopped = Event()

    def unless_stopped(begin: int) -> None:
        if not stopped.is_set():
            work(begin, min(begin + ROWS, count))

    unless_stopped(0)
    with ThreadPoolExecutor(max_workers=max(1, len(os.sched_getaffinity(0)))) as threads:
        for _ in threads.map(unless_stopped, range(ROWS, count, ROWS)):
            if cancelled():
                stopped.set()
                raise Cancelled("The round was stopped.")


@compiled
def worse_sides(pool: Features, one: int, begin: int, room: Wide, into: Wide) -> None:
    """Works out what the worse-off of each two feels, -1 where the pair is not allowed."""
    size = len(into)
    value, mine, theirs = room[0, :size], room[1, :size], room[2, :size]
    asks, ask = pool.has_needs[begin : begin + size], pool.has_needs[one]
    for j in range(size):
        theirs_felt = theirs[j] if asks[j] else np.int32(STEPS)
        mine_felt = mine[j] if ask else np.int32(STEPS)
        into[j] = min(mine_felt, theirs_felt) if value[j] >= 0 else np.int32(NOT_ALLOWED)


class Asked(NamedTuple):
    """Holds what a pass for underpriced pairs asks.

    A pair's weight is `unit` times its value, and a little chance from the salt, and `offset`;
    prices are for twice the weight. Pairs whose worse side is below the floor do not count.
    """

    prices: Long
    nesting: Nesting
    offset: int
    unit: int
    chance_bits: int
    salt: Wide
    floor: int


def underpriced(pool: Features, asked: Asked, most: int, cancelled: Cancel) -> Underpriced:
    """Looks at all pairs once, for those whose weight is more than their prices; `most` for each person."""
    count = len(pool.level)
    partners = np.full((count, most), -1, dtype=np.int64)
    excess = np.zeros(count, dtype=np.int64)
    # Rounded down in units of value, prices tell quickly which pairs cannot be underpriced.
    rough = np.clip((asked.prices - asked.offset) // (2 * asked.unit), -(2**28), 2**28).astype(np.int32)

    def work(begin: int, end: int) -> None:
        underpriced_rows(pool, asked, rough, begin, end, partners, excess)

    over_rows(count, work, cancelled)
    lower, place = np.nonzero(partners >= 0)
    return Underpriced(np.stack([lower, partners[lower, place]], axis=1), excess)


@compiled
def underpriced_rows(
    pool: Features, asked: Asked, rough: Wide, first: int, last: int, partners: Long, excess: Long
) -> None:
    """Looks for underpriced pairs of some rows with those after them."""
    count, most = len(pool.level), partners.shape[1]
    room, met = working_room()
    chunks, places = sieve()
    kept = np.empty(most, np.int64)
    for one in range(first, last):
        kept[:] = 0
        for begin in range(one + 1, count, BLOCK):
            end = min(begin + BLOCK, count)
            score_block(pool, one, begin, end, room, met)
            size = end - begin
            value, matter = room[0, :size], chunks.reshape(BLOCK)[:size]
            mine, others = rough[one], rough[begin:end]
            for j in range(size):
                matter[j] = value[j] - mine - others[j] if value[j] >= 0 else np.int32(NOTHING)
            for number in range(passing(chunks, places, size)):
                j = places[number]
                other = begin + j
                if min(felt(pool, one, room[1, j]), felt(pool, other, room[2, j])) < asked.floor:
                    continue
                chance = chance_of(asked.salt, one, other, asked.chance_bits)
                weight = asked.unit * np.int64(value[j]) + chance + asked.offset
                over = 2 * weight - asked.prices[one] - asked.prices[other]
                if over > 0:
                    over -= price_around(asked.nesting, one, other)
                if over > 0:
                    excess[one] = max(excess[one], over)
                    place = kept.argmin()
                    if over > kept[place]:
                        kept[place] = over
                        partners[one, place] = other


@compiled
def stirred(word: Any) -> Any:
    """Returns 30 bits that depend on all bits of a number of 30 bits."""
    word = (word * 0x2C1B3C6D) & ((1 << STIRRED_BITS) - 1)
    word ^= word >> 13
    word = (word * 0x297A2D39) & ((1 << STIRRED_BITS) - 1)
    return word ^ (word >> 15)


@compiled
def chance_of(salt: Wide, one: int, other: int, bits: int) -> Any:
    """Returns the little chance that tells equal pairs apart, the same in both directions."""
    return stirred(np.int64(salt[one] ^ salt[other])) >> (STIRRED_BITS - bits)


@compiled
def score_pairs(pool: Features, pairs: Long, into: Long) -> None:
    """Scores pairs, given in the order of their first: value, and what the first and the second get."""
    room, met = working_room()
    for row in range(len(pairs)):
        one, other = pairs[row]
        score_block(pool, one, other, other + 1, room, met)
        for part in range(3):
            into[row, part] = room[part, 0]


__all__ = ["Small", "Underpriced", "score_pairs", "underpriced"]
