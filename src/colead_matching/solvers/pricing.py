"""Prices from a linear programme: columns are added until no pair and no triad is underpriced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from colead_matching.arrays import Ints
from colead_matching.solvers.cardinality import largest
from colead_matching.solvers.pool import Completion, Pool
from colead_matching.solvers.prices import PRICE_SCALE, Prices, completions_within
from colead_matching.solvers.reach import Reached, cut

Floats = NDArray[np.float64]

FIRST_PARTNERS = 10
NEW_PARTNERS = 4
NEW_TRIADS = 60
MOST_ROUNDS = 60
FRACTION = 1e-6


@dataclass(frozen=True)
class Priced:
    """Holds the prices, and the pairs and completions that the programme worked with."""

    prices: Prices
    pairs: tuple[tuple[int, int], ...]
    completions: tuple[Completion, ...]
    """The most used first."""


def price(pool: Pool, start: Reached, tick: Callable[[], None]) -> Priced:
    """Finds prices whose bound is as low as the odd sets that are found allow."""
    programme = _Programme(pool, start.groups, start.completion is not None)
    programme.add_pairs(start.pairs)
    programme.odd_sets.update(dict.fromkeys(_tight_sets(pool)))
    programme.add_pairs(_best_partners(pool.edges, pool.values, FIRST_PARTNERS))
    if start.completion is not None:
        programme.add_completions([start.completion])
    for _ in range(MOST_ROUNDS):
        tick()
        programme.solve()
        if not (programme.add_missing() or programme.add_odd_sets()):
            break
    return programme.finish()


def _tight_sets(pool: Pool) -> list[tuple[int, ...]]:
    """Returns the odd parts that a largest matching cannot cover without its barrier."""
    parts = cut(pool.edges, largest(pool.neighbours()).barrier)
    odd = [part for part in set(parts.component[parts.delta == -1].tolist()) if part >= 0]
    members = [np.flatnonzero(parts.component == part).tolist() for part in sorted(odd)]
    return [tuple(part) for part in members if len(part) > 1]


def _best_partners(edges: NDArray[np.bool_], worth: Ints, most: int) -> list[tuple[int, int]]:
    ranked = np.where(edges, worth, -(2**62))
    if len(ranked) > most:
        partners = np.argpartition(-ranked, most, axis=1)[:, :most]
    else:
        partners = np.argsort(-ranked, axis=1)
    return [(min(i, j), max(i, j)) for i, row in enumerate(partners.tolist()) for j in row if edges[i, j]]


@dataclass
class _Programme:
    pool: Pool
    count: int
    triad: bool
    pairs: dict[tuple[int, int], None] = field(default_factory=dict)
    completions: dict[Completion, None] = field(default_factory=dict)
    odd_sets: dict[tuple[int, ...], None] = field(default_factory=dict)
    prices: Prices | None = None
    used: Floats = field(default_factory=lambda: np.zeros(0))

    def add_pairs(self, pairs: Iterable[tuple[int, int]]) -> bool:
        before = len(self.pairs)
        self.pairs.update(dict.fromkeys(pairs))
        return len(self.pairs) > before

    def add_completions(self, completions: Iterable[Completion]) -> bool:
        before = len(self.completions)
        self.completions.update(dict.fromkeys(completions))
        return len(self.completions) > before

    def solve(self) -> None:
        if not self.pairs and not self.completions:
            self.prices = Prices(np.zeros(len(self.pool.people), dtype=np.int64), (), (), 0, 0)
            return
        result = self._run()
        self.used = result.x
        self.prices = self._rounded(-result.ineqlin.marginals, -result.eqlin.marginals)

    def _run(self) -> Any:
        values = [float(self.pool.values[i, j]) for i, j in self.pairs]
        gains = [float(completion.gain) for completion in self.completions]
        rows, columns = self._entries()
        width = len(values) + len(gains)
        height = len(self.pool.people) + len(self.odd_sets)
        limits = [1.0] * len(self.pool.people) + [(len(s) - 1) / 2 for s in self.odd_sets]
        result = linprog(
            -np.array(values + gains),
            A_ub=coo_array((np.ones(len(rows)), (rows, columns)), shape=(height, width)).tocsr(),
            b_ub=np.array(limits),
            A_eq=self._counts(),
            b_eq=np.array([float(self.count), 1.0][: 1 + self.triad]),
            method="highs-ds",
        )
        if result.x is None:
            raise ArithmeticError(f"The linear programme has no answer: {result.message}")
        return result

    def _entries(self) -> tuple[list[int], list[int]]:
        rows: list[int] = []
        columns: list[int] = []
        members = [frozenset(odd_set) for odd_set in self.odd_sets]
        around = self._sets_around(members)
        taken = [*self.pairs, *(completion.free for completion in self.completions)]
        for column, free in enumerate(taken):
            touched = list(free)
            near = {number for person in free for number in around.get(person, ())}
            for number in near:
                if len(members[number].intersection(free)) >= 2:
                    touched.append(len(self.pool.people) + number)
            rows += touched
            columns += [column] * len(touched)
        return rows, columns

    def _sets_around(self, members: list[frozenset[int]]) -> dict[int, list[int]]:
        around: dict[int, list[int]] = {}
        for number, odd_set in enumerate(members):
            for person in odd_set:
                around.setdefault(person, []).append(number)
        return around

    def _counts(self) -> csr_array:
        pairs = len(self.pairs)
        counts = np.zeros((1 + self.triad, pairs + len(self.completions)))
        counts[0, :pairs] = 1
        if self.triad:
            counts[0, pairs:] = [completion.counts for completion in self.completions]
            counts[1, pairs:] = 1
        return csr_array(counts)

    def _rounded(self, lower: Floats, equal: Floats) -> Prices:
        size = len(self.pool.people)
        whole = np.ceil(np.maximum(lower, 0) * PRICE_SCALE - FRACTION).astype(np.int64)
        return Prices(
            people=whole[:size],
            odd_sets=tuple(self.odd_sets),
            set_prices=tuple(int(price) for price in whole[size:]),
            pair=int(np.ceil(equal[0] * PRICE_SCALE - FRACTION)),
            triad=int(np.ceil(equal[1] * PRICE_SCALE - FRACTION)) if self.triad else 0,
        )

    def add_missing(self) -> bool:
        """Adds underpriced pairs; only when there are none, underpriced completions."""
        prices = self._priced()
        slack = prices.slack(self.pool)
        missing = self.pool.edges & (slack < -PRICE_SCALE // 1000)
        if missing.any() and self.add_pairs(_best_partners(missing, -slack, NEW_PARTNERS)):
            return True
        if not self.triad:
            return False
        short = -PRICE_SCALE // 1000
        return self.add_completions(completions_within(self.pool, prices, short, NEW_TRIADS))

    def add_odd_sets(self) -> bool:
        """Adds odd sets that hold more than they can."""
        before = len(self.odd_sets)
        pairs = list(self.pairs)
        used = self.used[: len(pairs)]
        for least in (FRACTION, 0.2, 0.4, 0.6):
            support = [pairs[k] for k in np.flatnonzero(used > least)]
            for members in _components(support):
                if len(members) % 2 == 1 and self._overfull(set(members)):
                    self.odd_sets[members] = None
        return len(self.odd_sets) > before

    def _overfull(self, members: set[int]) -> bool:
        taken = [*self.pairs, *(completion.free for completion in self.completions)]
        held = sum(
            float(self.used[k])
            for k in np.flatnonzero(self.used > FRACTION)
            if len(members.intersection(taken[k])) >= 2
        )
        return held > (len(members) - 1) / 2 + FRACTION

    def finish(self) -> Priced:
        """Returns the prices, raised wherever rounding or an early stop left them short."""
        prices = _raised(self.pool, self._priced(), self.triad)
        pairs = tuple(self.pairs)
        order = np.argsort(-self.used[len(pairs) :], kind="stable")
        completions = list(self.completions)
        return Priced(prices, pairs, tuple(completions[k] for k in order))

    def _priced(self) -> Prices:
        if self.prices is None:
            raise ArithmeticError("The programme was not solved.")
        return self.prices


def _components(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    neighbours: dict[int, list[int]] = {}
    for i, j in pairs:
        neighbours.setdefault(i, []).append(j)
        neighbours.setdefault(j, []).append(i)
    unseen = set(neighbours)
    found = []
    for start in sorted(neighbours):
        if start not in unseen:
            continue
        unseen.discard(start)
        members, queue = [], [start]
        while queue:
            vertex = queue.pop()
            members.append(vertex)
            new = [other for other in neighbours[vertex] if other in unseen]
            unseen.difference_update(new)
            queue += dict.fromkeys(new)
        found.append(tuple(sorted(members)))
    return found


def _raised(pool: Pool, prices: Prices, triad: bool) -> Prices:
    people = prices.people.copy()
    slack = np.where(pool.edges, prices.slack(pool), 0)
    for person in range(len(people)):
        short = -int(slack[person].min(initial=0))
        if short > 0:
            people[person] += short
            slack[person, :] += short
            slack[:, person] += short
    fair = Prices(people, prices.odd_sets, prices.set_prices, prices.pair, prices.triad)
    if not triad:
        return fair
    tightest = completions_within(pool, fair, -1, 1)
    short = -fair.completion_slack(tightest[0]) if tightest else 0
    return Prices(people, fair.odd_sets, fair.set_prices, fair.pair, fair.triad + short)
