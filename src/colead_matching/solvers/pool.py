"""The part of a problem that is left to decide once locked pairs are set and a floor is given."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.scores import Scores

Bools = NDArray[np.bool_]

Trio = tuple[int, Ints, Bools]
"""A person, the others beside them, and which two of those others complete a triad."""


@dataclass(frozen=True)
class Completion:
    """Holds one way to place the odd person: three free people, or one who joins a locked pair.

    Numbers are places in the pool. The gain is what it adds to the total.
    """

    free: tuple[int, ...]
    lock: int | None
    gain: int

    @property
    def counts(self) -> int:
        """Returns 1 for a triad of free people, which takes the place of one pair more."""
        return int(self.lock is None)


@dataclass(frozen=True)
class Pool:
    """Holds the free people, in the order of their keys, under a floor for own sides."""

    scores: Scores
    floor: int
    people: tuple[int, ...]
    """Places of the free people in the scores."""
    edges: Bools
    """Which free pairs keep the rules and the floor."""
    values: Ints
    low_locks: tuple[int, ...]
    """Locked pairs below the floor: only a third person could raise them."""

    @property
    def locked(self) -> int:
        """Returns how many people are locked."""
        return 2 * len(self.scores.locks)

    @property
    def odd(self) -> bool:
        """Tells whether one triad is called for."""
        return len(self.people) % 2 == 1

    def neighbours(self) -> list[list[int]]:
        """Returns everyone's possible partners, the most valuable first."""
        order = np.argsort(-self.values, axis=1, kind="stable")
        return [row[self.edges[i, row]].tolist() for i, row in enumerate(order)]

    def triads(self, edges: Bools | None = None) -> Iterator[Trio]:
        """Yields every free person with those of the later people who may join them as a triad.

        With `edges`, only triads all of whose pairs are among them.
        """
        if self.low_locks:
            return
        free = np.ix_(self.people, self.people)
        allowed = self.scores.allowed[free]
        usable = np.triu(allowed if edges is None else allowed & edges, 1)
        # Twice the highest own side still fits in 16 bits, which makes this four times as fast.
        felt, enough = self.scores.felt[free].astype(np.int16), 2 * self.floor
        for a in range(len(self.people)):
            others = np.flatnonzero(usable[a])
            square = np.ix_(others, others)
            fits = usable[square]
            if enough and fits.any():
                gets, gives, among = felt[a, others], felt[others, a], felt[square]
                fits = fits & (gets[:, None] + gets >= enough)
                fits &= gives[:, None] + among >= enough
                fits &= gives + among.T >= enough
            if fits.any():
                yield a, others, fits

    def joins(self) -> list[Completion]:
        """Returns, for every free person, the best way to join a locked pair, if there is one."""
        best: dict[int, Completion] = {}
        for number, (a, b) in enumerate(self.scores.locks):
            if any(low != number for low in self.low_locks):
                continue
            for place, c in enumerate(self.people):
                if not self._may_meet(a, b, c):
                    continue
                gain = triad_value(self.scores.values, a, b, c) - int(self.scores.values[a, b])
                if place not in best or gain > best[place].gain:
                    best[place] = Completion((place,), number, gain)
        return [best[place] for place in sorted(best)]

    def triad(self, a: int, b: int, c: int) -> Completion:
        """Returns the completion of three free people."""
        return Completion((a, b, c), None, triad_value(self.values, a, b, c))

    def _may_meet(self, a: int, b: int, c: int) -> bool:
        allowed, felt, enough = self.scores.allowed, self.scores.felt, 2 * self.floor
        return bool(
            allowed[a, c]
            and allowed[b, c]
            and felt[a, b] + felt[a, c] >= enough
            and felt[b, a] + felt[b, c] >= enough
            and felt[c, a] + felt[c, b] >= enough
        )


def triad_value(values: Ints, a: int, b: int, c: int) -> int:
    """Returns the mean of three pairs' values; every value is a multiple of 6."""
    return int(values[a, b] + values[b, c] + values[a, c]) // 3


def pool_of(scores: Scores, floor: int) -> Pool:
    """Makes the pool of everyone who is not locked."""
    locked = {person for lock in scores.locks for person in lock}
    people = tuple(i for i in range(len(scores.keys)) if i not in locked)
    free = np.ix_(people, people)
    felt = scores.felt
    high = felt >= floor
    fits = scores.allowed & high & high.T
    low = tuple(number for number, (a, b) in enumerate(scores.locks) if min(felt[a, b], felt[b, a]) < floor)
    return Pool(scores, floor, people, fits[free], scores.values[free], low)
