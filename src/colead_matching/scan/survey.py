"""One pass over all pairs, each scored once, for everybody's best partners."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count as counting
from threading import Event
from typing import Any, NamedTuple, TypeVar

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.errors import Cancelled
from colead_matching.scan.features import Features, Long, Wide
from colead_matching.scan.kernel import BLOCK, score_block, working_room
from colead_matching.scan.passes import ROWS, Cancel, worse_sides
from colead_matching.scan.sieve import passing, sieve

SALT_BITS = 9
"""Equal values are told apart by so many bits of chance, or everybody would get the same best partners."""
PLACE_BITS = 31
LAST_SALT = (1 << SALT_BITS) - 1
LAST_PLACE = (1 << PLACE_BITS) - 1
NONE = -1
Own = TypeVar("Own")


@dataclass(frozen=True)
class Survey:
    """Holds what one pass over all pairs tells about everybody."""

    partners: Long
    """The best partners of each row by value, then those of the best worse side; -1 for none."""
    allowed: Long
    """How many others the rules allow."""
    best_worse_side: Long
    """The most that the worse-off of the two could have with the best partner for that; -1 for none."""


class Kept(NamedTuple):
    """Holds the best that one thread has seen for everybody so far: a row a person, in no order."""

    key: Long
    """What the pair is worth, then chance; of equals, the lower partner comes first."""
    own_least: Long
    """The least key of each row."""
    least: Long
    """What is not above it is not among the best of the row; all threads raise the same."""
    worth: Wide
    """The worth of the least."""


class Seen(NamedTuple):
    """Holds what one thread has seen."""

    best: Kept
    fairest: Kept
    allowed: Wide


def survey(pool: Features, salt: Wide, best: int, fairest: int, cancelled: Cancel) -> Survey:
    """Looks at all pairs once; every thread keeps what it sees, for both people of a pair.

    Whoever looks first cannot matter: equal keys are told apart by the partner's place.
    """
    people = len(pool.level)
    tables = zip(no_keys(people, best), no_keys(people, fairest), strict=True)
    seen = [Seen(*kept, np.zeros(people, dtype=np.int32)) for kept in tables]
    in_turns(people, seen, lambda begin, end, own: survey_rows(pool, salt, begin, end, own), cancelled)
    return _together(seen)


def in_turns(
    count: int, seen: Sequence[Own], work: Callable[[int, int, Own], None], cancelled: Cancel
) -> None:
    """Does the work for a few rows at a time, in a thread for each place to keep what is seen.

    The first rows come before there are threads, so that two never compile the same loop at once.
    """
    turns, stopped = counting(ROWS, ROWS), Event()
    work(0, min(ROWS, count), seen[0])

    def go_on(own: Own) -> None:
        while not stopped.is_set() and (begin := next(turns)) < count:
            work(begin, min(begin + ROWS, count), own)
            if cancelled():
                stopped.set()

    with ThreadPoolExecutor(max_workers=len(seen)) as workers:
        list(workers.map(go_on, seen))
    if stopped.is_set():
        raise Cancelled("The round was stopped.")


def no_keys(people: int, width: int) -> list[Kept]:
    """Makes room for the best of everybody, a table a thread, with limits that they share.

    What one thread has seen is enough of a limit for all, and a limit that comes late loses nothing.
    """
    threads = max(1, min(len(os.sched_getaffinity(0)), -(-people // ROWS)))
    # Nothing is kept where nothing is asked for: no worth is above the highest.
    worth = np.full(people, NONE if width else np.iinfo(np.int32).max, dtype=np.int32)
    least = worth.astype(np.int64)
    none = np.full(people, NONE, dtype=np.int64)
    keys = np.full((people, width), NONE, dtype=np.int64)
    return [Kept(keys.copy(), none.copy(), least, worth) for _ in range(threads)]


def _together(seen: list[Seen]) -> Survey:
    first, *others = seen
    for other in others:
        merge(first.best, other.best)
        merge(first.fairest, other.fairest)
        first.allowed[:] += other.allowed
    worse = first.fairest.key.max(axis=1, initial=NONE)
    best, fairest = (partners_of(kept) for kept in (first.best, first.fairest))
    return Survey(
        partners=np.concatenate([best, fairest], axis=1),
        allowed=first.allowed.astype(np.int64),
        best_worse_side=np.where(worse >= 0, worse >> (PLACE_BITS + SALT_BITS), NONE),
    )


def partners_of(kept: Kept) -> Long:
    """Returns whose keys are kept."""
    partners: Long = np.where(kept.key >= 0, LAST_PLACE - (kept.key & LAST_PLACE), NONE)
    return partners


@compiled
def survey_rows(pool: Features, salt: Wide, first: int, last: int, seen: Seen) -> None:
    """Surveys some rows with those after them."""
    people = len(pool.level)
    room, met = working_room()
    chunks, places = sieve()
    fair = np.empty(BLOCK, np.int32)
    for one in range(first, last):
        for begin in range(one + 1, people, BLOCK):
            end = min(begin + BLOCK, people)
            score_block(pool, one, begin, end, room, met)
            value, worse_side = room[0, : end - begin], fair[: end - begin]
            found = np.int32(0)
            allowed = seen.allowed[begin:end]
            for j in range(end - begin):
                found += value[j] >= 0
                allowed[j] += np.int32(value[j] >= 0)
            seen.allowed[one] += found
            if found == 0:
                continue
            if seen.fairest.key.shape[1] > 0:
                worse_sides(pool, one, begin, room, worse_side)
                keep_all(seen.fairest, worse_side, salt, one, begin, chunks, places)
            keep_all(seen.best, value, salt, one, begin, chunks, places)


@compiled
def keep_all(kept: Kept, worth: Wide, salt: Wide, one: int, begin: int, chunks: Wide, places: Wide) -> None:
    """Keeps what one person has with a block of others where it is among the best of either."""
    size, matter = len(worth), chunks.reshape(BLOCK)[: len(worth)]
    mine, theirs = kept.worth[one], kept.worth[begin : begin + size]
    for j in range(size):
        limit = max(min(mine, theirs[j]), np.int32(0))
        matter[j] = worth[j] - limit
    for number in range(passing(chunks, places, size)):
        j = places[number]
        other = begin + j
        merit = (np.int64(worth[j]) << SALT_BITS) | np.int64((salt[one] ^ salt[other]) & LAST_SALT)
        keep(kept, one, (merit << PLACE_BITS) | (LAST_PLACE - other))
        keep(kept, other, (merit << PLACE_BITS) | (LAST_PLACE - one))


@compiled
def keep(kept: Kept, row: int, key: Any) -> None:
    """Keeps a key in the place of the row's least, if it may be among the best."""
    if key <= kept.least[row]:
        return
    keys, least, place = kept.key[row], kept.own_least[row], 0
    if key <= least:
        return
    while keys[place] != least:
        place += 1
    keys[place] = key
    for place in range(len(keys)):
        key = min(key, keys[place])
    kept.own_least[row] = key
    if key > kept.least[row]:
        kept.least[row] = key
        kept.worth[row] = key >> (PLACE_BITS + SALT_BITS)


@compiled
def merge(kept: Kept, other: Kept) -> None:
    """Takes in what another thread has kept."""
    for row in range(len(other.key)):
        keys = kept.key[row]
        for key in other.key[row]:
            place = keys.argmin()
            keys[place] = max(keys[place], key)


__all__ = ["Survey", "survey"]
