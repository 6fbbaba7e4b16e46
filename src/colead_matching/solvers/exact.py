"""Reciprocal peers, solved exactly: coverage first, then the worst-off, then the total."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import rustworkx

from colead_matching.arrays import Ints
from colead_matching.errors import Cancelled
from colead_matching.scale import SCALE, TOTAL_STEP
from colead_matching.scores import Scores
from colead_matching.solvers.cardinality import largest
from colead_matching.solvers.pool import Bools, Completion, Pool, pool_of
from colead_matching.solvers.prices import PRICE_SCALE, Prices, completions_within
from colead_matching.solvers.pricing import Priced, price
from colead_matching.solvers.reach import Reached, reach
from colead_matching.solvers.result import Grouping
from colead_matching.solvers.ties import WEIGHT_SHIFT, Words, tie_breaks

Progress = Callable[[float, str], None]
OWN_SIDE_STEP = 3
"""Every own side is a multiple of it, a triad's mean of two included."""
MOST_COMPLETIONS = 300
"""Of a triad's completions that the prices leave open, so many are solved in full."""


@dataclass(frozen=True)
class Refuted:
    """Holds the proof that so many people cannot be matched above a floor."""

    pool: Pool
    covered: int
    barriers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Exact:
    """Holds the best grouping and the proofs."""

    grouping: Grouping
    pool: Pool
    prices: Prices
    groups: int
    refuted: tuple[Refuted, ...]


@dataclass
class Exactly:
    """Solves one problem, step by step, telling how far it is."""

    scores: Scores
    tell: Progress
    cancelled: Callable[[], bool]

    def run(self) -> Exact:
        """Runs all steps."""
        self._at(0.05, "coverage")
        covered, start, refuted = self._coverage()
        self._at(0.15, "worst_off")
        pool, start, higher = self._worst_off(covered, start)
        self._at(0.3, "bound")
        priced = price(pool, start, self._tick)
        self._at(0.8, "total")
        ties = self._ties(pool)
        best = _Best(pool, priced, start.groups, ties, self._tick).find(start)
        grouping = Grouping(tuple(sorted(self._groups(pool, best))))
        return Exact(grouping, pool, priced.prices, start.groups, (*refuted, *higher))

    def _at(self, done: float, stage: str) -> None:
        self._tick()
        self.tell(done, stage)

    def _tick(self) -> None:
        if self.cancelled():
            raise Cancelled("The round was stopped.")

    def _coverage(self) -> tuple[int, Reached, tuple[Refuted, ...]]:
        pool = pool_of(self.scores, 0)
        covered, start, refuted = self._most_pairs(pool)
        beyond = self._beyond(pool, covered, refuted)
        if not pool.odd:
            return covered, start, beyond
        with_triad = reach(pool, covered + 1)
        if isinstance(with_triad, Reached):
            return covered + 1, with_triad, beyond
        return covered, start, (Refuted(pool, covered + 1, with_triad.barriers), *beyond)

    @property
    def _all(self) -> int:
        return len(self.scores.keys)

    def _beyond(self, pool: Pool, covered: int, barriers: tuple[tuple[int, ...], ...]) -> tuple[Refuted, ...]:
        return (Refuted(pool, covered + 2, barriers),) if covered + 2 <= self._all else ()

    def _most_pairs(self, pool: Pool) -> tuple[int, Reached, tuple[tuple[int, ...], ...]]:
        found = largest(pool.neighbours())
        return pool.locked + 2 * found.size, Reached(found.pairs, None), (found.barrier,)

    def _worst_off(self, covered: int, start: Reached) -> tuple[Pool, Reached, tuple[Refuted, ...]]:
        low, high = 0, SCALE // OWN_SIDE_STEP + 1
        best = pool_of(self.scores, 0), start
        proof: tuple[Refuted, ...] = ()
        while high - low > 1:
            self._tick()
            middle = (low + high) // 2
            pool = pool_of(self.scores, middle * OWN_SIDE_STEP)
            found = reach(pool, covered)
            if isinstance(found, Reached):
                low, best = middle, (pool, found)
            else:
                high, proof = middle, (Refuted(pool, covered, found.barriers),)
        return *best, proof

    def _ties(self, pool: Pool) -> Words:
        return tie_breaks([self.scores.keys[i] for i in pool.people], self.scores.seed)

    def _groups(self, pool: Pool, best: "Matching") -> list[tuple[int, ...]]:
        groups = [tuple(sorted((pool.people[i], pool.people[j]))) for i, j in best.pairs]
        locks = list(self.scores.locks)
        if best.completion is not None:
            members = [pool.people[i] for i in best.completion.free]
            if best.completion.lock is not None:
                members += locks.pop(best.completion.lock)
            groups.append(tuple(sorted(members)))
        return [*groups, *locks]


@dataclass(frozen=True)
class Matching:
    """Holds a matching of the free people and its total."""

    pairs: tuple[tuple[int, int], ...]
    completion: Completion | None
    total: int


@dataclass(frozen=True)
class _Best:
    """Finds the best total among what the prices leave open."""

    pool: Pool
    priced: Priced
    groups: int
    ties: Words
    tick: Callable[[], None]

    @cached_property
    def bound(self) -> int:
        """Returns the bound on the total, in prices."""
        return self.priced.prices.total(self.groups)

    @cached_property
    def slack(self) -> Ints:
        """Returns how far every pair's value is below its price."""
        return self.priced.prices.slack(self.pool)

    def find(self, start: Reached) -> Matching:
        worked_with = np.zeros_like(self.pool.edges)
        for i, j in self.priced.pairs:
            worked_with[i, j] = worked_with[j, i] = True
        first = self._first(worked_with, start)
        if first.completion is not None:
            first = self._better_completion(first)
        return self._solve(self._open(first.completion, first.total), first.completion) or first

    def _first(self, edges: Bools, start: Reached) -> Matching:
        if start.completion is None:
            return self._solve(edges, None) or self._stated(start)
        tried = [self._solve(edges, known) for known in self.priced.completions[:3]]
        found = [matching for matching in tried if matching is not None]
        return max(found, key=lambda m: m.total, default=self._stated(start))

    def _stated(self, start: Reached) -> Matching:
        total = sum(int(self.pool.values[i, j]) for i, j in start.pairs)
        gain = start.completion.gain if start.completion is not None else 0
        return Matching(start.pairs, start.completion, total + gain)

    def _better_completion(self, best: Matching) -> Matching:
        prices = self.priced.prices
        room = self.bound - PRICE_SCALE * (best.total + TOTAL_STEP)
        for completion in completions_within(self.pool, prices, room, MOST_COMPLETIONS):
            self.tick()
            found = self._solve(self._open(completion, best.total + TOTAL_STEP), completion)
            if found is not None and found.total > best.total:
                best = found
        return best

    def _open(self, completion: Completion | None, total: int) -> Bools:
        """Returns the pairs that a matching with at least this total may use."""
        room = self.bound - PRICE_SCALE * total
        if completion is not None:
            room -= self.priced.prices.completion_slack(completion)
        return self.pool.edges & (self.slack <= room)

    def _solve(self, edges: Bools, completion: Completion | None) -> Matching | None:
        """Matches as many as must be, with the best total; nothing if so many cannot be."""
        free = np.ones(len(edges), dtype=bool)
        free[list(completion.free) if completion is not None else []] = False
        i, j = np.nonzero(np.triu(edges & free[:, None] & free[None, :], 1))
        values = self.pool.values[i, j].tolist()
        ties = self.ties[i, j].tolist()
        weights = [(v << WEIGHT_SHIFT) + tie for v, tie in zip(values, ties, strict=True)]
        graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * len(edges))
        graph.add_edges_from(list(zip(i.tolist(), j.tolist(), weights, strict=True)))
        matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
        if len(matched) != self.groups - (completion.counts if completion else 0):
            return None
        pairs = tuple(sorted((min(two), max(two)) for two in matched))
        total = sum(int(self.pool.values[a, b]) for a, b in pairs)
        return Matching(pairs, completion, total + (completion.gain if completion else 0))
