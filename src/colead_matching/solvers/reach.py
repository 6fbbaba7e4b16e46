"""Whether so many people can be matched above a floor: a matching, or a proof that they cannot."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.solvers.cardinality import largest
from colead_matching.solvers.pool import Bools, Completion, Pool


@dataclass(frozen=True)
class Reached:
    """Holds a matching of the pool, and its completion where there is a triad."""

    pairs: tuple[tuple[int, int], ...]
    completion: Completion | None

    @property
    def groups(self) -> int:
        """Returns how many groups are made of free people alone."""
        return len(self.pairs) + (self.completion.counts if self.completion else 0)


@dataclass(frozen=True)
class Unreachable:
    """Holds barriers, by places in the pool; every triad fails against one of them."""

    barriers: tuple[tuple[int, ...], ...]


def reach(pool: Pool, covered: int) -> Reached | Unreachable:
    """Looks for a matching that covers so many people, locked ones included."""
    alone = len(pool.people) + pool.locked - covered
    if (covered - pool.locked) % 2 == 0:
        return _reach_with_pairs(pool, alone)
    return _Search(pool, pool.neighbours(), alone).run()


def _reach_with_pairs(pool: Pool, alone: int) -> Reached | Unreachable:
    if pool.low_locks:
        return Unreachable(())
    found = largest(pool.neighbours())
    if len(pool.people) - 2 * found.size <= alone:
        return Reached(found.pairs, None)
    return Unreachable((found.barrier,))


@dataclass(frozen=True)
class Cut:
    """Bounds from below how many stay alone, whoever forms the triad.

    A member of the barrier who leaves it keeps one more odd component alone; a member of an odd
    component makes it even, of an even one odd; two of one component cancel out.
    """

    base: int
    delta: Ints
    component: Ints

    def alone_beside(self, a: int, others: Ints) -> Ints:
        """Returns the bound for a triad of `a` with every two of the others."""
        delta, component = self.delta[others], self.component[others]
        with_a = component == self.component[a]
        total: Ints = self.base + self.delta[a] + delta[:, None] + delta[None, :]
        meets_a = with_a[:, None] | with_a[None, :]
        meet = component[:, None] == component[None, :]
        total -= np.where(meets_a, 2 * self.delta[a], 0)
        total -= np.where(meet & ~meets_a, 2 * delta[:, None], 0)
        return total

    def alone_without(self, person: int) -> int:
        """Returns the bound when one person joins a locked pair."""
        return int(self.base + self.delta[person])


def cut(edges: Bools, barrier: tuple[int, ...]) -> Cut:
    """Makes the cut of a barrier."""
    size = len(edges)
    # A barrier's members are components of their own, below zero, so that they never meet.
    component = -1 - np.arange(size)
    delta = np.ones(size, dtype=np.int64)
    inside = np.zeros(size, dtype=bool)
    inside[list(barrier)] = True
    odd = number = 0
    unseen = ~inside
    for start in range(size):
        if not unseen[start]:
            continue
        members = _component(edges, start, unseen)
        component[members] = number
        number += 1
        if len(members) % 2 == 1:
            odd += 1
            delta[members] = -1
    return Cut(odd - len(barrier), delta, component)


def _component(edges: Bools, start: int, unseen: Bools) -> list[int]:
    members, queue = [], [start]
    unseen[start] = False
    while queue:
        vertex = queue.pop()
        members.append(vertex)
        new = np.flatnonzero(edges[vertex] & unseen)
        unseen[new] = False
        queue += new.tolist()
    return members


@dataclass
class _Search:
    """Tries completions, and learns from every failure which others must fail too."""

    pool: Pool
    neighbours: list[list[int]]
    alone: int
    barriers: list[tuple[int, ...]] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def run(self) -> Reached | Unreachable:
        self._learn(largest(self.neighbours).barrier)
        # A triad takes at most three odd components off a barrier.
        if self.cuts[0].base - 3 > self.alone:
            return Unreachable(tuple(self.barriers))
        for completion in self._candidates():
            found = largest(self.neighbours, without=completion.free)
            rest = len(self.pool.people) - len(completion.free)
            if rest - 2 * found.size <= self.alone:
                return Reached(found.pairs, completion)
            self._learn(tuple(sorted({*found.barrier, *completion.free})))
        return Unreachable(tuple(self.barriers))

    def _learn(self, barrier: tuple[int, ...]) -> None:
        self.barriers.append(barrier)
        self.cuts.append(cut(self.pool.edges, barrier))

    def _candidates(self) -> Iterator[Completion]:
        for join in self.pool.joins():
            if all(cut.alone_without(join.free[0]) <= self.alone for cut in self.cuts):
                yield join
        for trio in self.pool.triads():
            yield from self._triads_of(*trio)

    def _triads_of(self, a: int, others: Ints, fits: Bools) -> Iterator[Completion]:
        used = 0
        while True:
            for learnt in self.cuts[used:]:
                fits = fits & (learnt.alone_beside(a, others) <= self.alone)
            used = len(self.cuts)
            if not fits.any():
                return
            b, c = divmod(int(np.argmax(fits)), len(others))
            yield self.pool.triad(a, int(others[b]), int(others[c]))
