"""The matching with the fewest blocking pairs, where no stable one exists.

A matching has no blocking pairs but some `k` exactly when it is stable once these `k` are struck
from the lists. So the search strikes pairs until the rest has a stable matching. Only pairs of
neighbours in the stable partition need to be tried: with any others struck, the partition, and
with it the odd parties, would stay. And each struck pair does away with two odd parties at most.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from colead_matching.arrays import Ints
from colead_matching.preferences.descent import descend
from colead_matching.preferences.lists import Lists, lists_of
from colead_matching.preferences.parties import Partition, partition
from colead_matching.preferences.taken import Pairs, blocking_count, blocks, held

EFFORT = 250_000_000
"""Counted steps of the search before it settles for what it has; some seconds."""
RUN, PERSON = 1_000, 20
"""What a run costs beside its steps, and more for each person."""
MOST_ASIDE = 3
"""So many blocking pairs are given up together for fewer others."""
FEW = 400
"""With so few entries, running plain is over before compiled code is loaded."""


class _Exhausted(Exception):
    """Ends a search that has used up its effort."""


@dataclass(frozen=True)
class Fewest:
    """Holds a matching, and whether it is proven that none has fewer blocking pairs."""

    pairs: Pairs
    blocking: int
    proven: bool


@dataclass
class Search:
    """Strikes pairs until what is left has a stable matching."""

    lists: Lists
    effort: int = EFFORT
    cut: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.cut = np.zeros(len(self.lists.indices), dtype=np.int64)

    def run(self) -> Partition:
        """Returns a stable partition of what is left."""
        found = partition(self.lists, self.cut, plain=len(self.cut) <= FEW)
        self.effort -= found.steps + PERSON * self.lists.size + RUN
        return found

    def _strike(self, entry: int, struck: int) -> None:
        self.cut[entry] = self.cut[self.lists.back[entry]] = struck

    @contextmanager
    def struck(self, entries: Sequence[int]) -> Iterator[None]:
        """Strikes pairs for as long as the block runs."""
        for entry in entries:
            self._strike(entry, 1)
        try:
            yield
        finally:
            for entry in entries:
                self._strike(entry, 0)

    def within(self, most: int) -> Pairs | None:
        """Returns a matching with at most so many blocking pairs, or nothing if there is none."""
        return self._within(most, frozenset())

    def _within(self, most: int, settled: frozenset[int]) -> Pairs | None:
        if self.effort < 0:
            raise _Exhausted
        found = self.run()
        if not found.odd:
            return found.pairs
        if len(found.odd) > 2 * most:
            return None
        for entry in self.candidates(found):
            if entry in settled:
                continue
            with self.struck((entry,)):
                deeper = self._within(most - 1, settled)
            if deeper is not None:
                return deeper
            # Every set of pairs with this one in it has been tried now.
            settled |= {entry}
        return None

    def candidates(self, found: Partition) -> list[int]:
        """Returns the entries of neighbouring pairs, those in odd parties first."""
        odd = [found.entry[person] for party in found.odd for person in party]
        even = [found.entry[a] for a, _ in found.pairs]
        both = self.lists.back
        return [min(entry, int(both[entry])) for entry in odd + even]


def fewest_blocking(lists: Lists, effort: int = EFFORT) -> Fewest:
    """Returns the matching with the fewest blocking pairs, or the best one found with the effort.

    People whom no chain of mentions connects are solved apart.
    """
    start = partition(lists)
    parts = _parts(lists)
    searched = {int(parts[party[0]]) for party in start.odd}
    pairs = [two for two in start.pairs if int(parts[two[0]]) not in searched]
    blocking, proven = 0, True
    for part in sorted(searched):
        people = np.flatnonzero(parts == part)
        search = Search(_among(lists, people), effort)
        found = _connected(search)
        effort = search.effort
        pairs += [(int(people[a]), int(people[b])) for a, b in found.pairs]
        blocking, proven = blocking + found.blocking, proven and found.proven
    return Fewest(tuple(sorted(pairs)), blocking, proven)


def _parts(lists: Lists) -> Ints:
    graph = csr_matrix((np.ones(len(lists.indices)), lists.indices, lists.indptr), shape=(lists.size,) * 2)
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _among(lists: Lists, people: Ints) -> Lists:
    """Returns the lists of people who list nobody but one another."""
    if len(people) == lists.size:
        return lists
    rows = [lists.indices[lists.indptr[person] : lists.indptr[person + 1]] for person in people]
    return lists_of([np.searchsorted(people, row).tolist() for row in rows])


def _connected(search: Search) -> Fewest:
    start = search.run()
    best = descend(search.lists, start)
    # Half of the effort goes into a good matching, half into the proof that none is better.
    reserve, search.effort = search.effort // 2, search.effort - search.effort // 2
    best = _narrowed(search, best)
    search.effort += reserve
    least = blocking_count(search.lists, best)
    try:
        for most in range((len(start.odd) + 1) // 2, least):
            better = search.within(most)
            if better is not None:
                return Fewest(better, most, proven=True)
    except _Exhausted:
        return Fewest(best, least, proven=False)
    return Fewest(best, least, proven=True)


def _narrowed(search: Search, best: Pairs) -> Pairs:
    """Looks for one pair to strike instead of two that block now, then for two instead of three."""
    aside = 2
    try:
        while aside <= MOST_ASIDE:
            better = _with_fewer(search, best, aside)
            if better is None:
                aside += 1
            else:
                best, aside = better, 2
    except _Exhausted:
        pass
    return best


def _with_fewer(search: Search, best: Pairs, aside: int) -> Pairs | None:
    entries = np.flatnonzero(blocks(search.lists, held(search.lists, best))).tolist()
    blocking = [entry for entry in entries if entry < search.lists.back[entry]]
    for struck in combinations(blocking, max(len(blocking) - aside, 0)):
        with search.struck(struck):
            better = search.within(len(blocking) - len(struck) - 1)
        if better is not None:
            return better
    return None
