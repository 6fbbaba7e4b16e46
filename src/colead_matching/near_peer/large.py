"""Near-peer rounds of large pools: best mentors of everybody, then prices over all pairs.

A mentor becomes as many vertices as there is room for; on the two sides that makes, the blossom search
never meets an odd set, and its auction and prices serve as they are. A mentor's first places, up to
their least, are worth more than what a few pairs could lose, and one more learner than a few of those.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from colead_matching.blossom import Graph, best_matching, graph_of
from colead_matching.blossom.auction import auctioned_prices
from colead_matching.blossom.best import MOST
from colead_matching.blossom.state import NOBODY
from colead_matching.near_peer.sides import (
    Arranged,
    no_odd_sets,
    score_two,
    survey_sides,
    underpriced_sides,
)
from colead_matching.peers.looking import chance_salt
from colead_matching.problem import Problem
from colead_matching.scan.features import Long, Wide, most_steps
from colead_matching.scan.passes import Asked, Cancel, Underpriced
from colead_matching.solvers.priced import EIGHTH, LARGE, LARGE_CHANCE, MOST_CHANCE, PAIRS_OUTWEIGHED, Scale

BEST, MORE_A_LEARNER = 16, 12
ROUGH_PASSES, MOST_PASSES = 3, 8
CLOSE_ENOUGH = 20_000
"""A bound is close enough that exceeds the total by no more than the total over this."""
OUTWEIGHED = 16
"""A place within a mentor's least outweighs whatever so many pairs could lose."""


@dataclass(frozen=True)
class Looked:
    """Holds the pairs looked at, a learner and a mentor each, with what they are worth in steps."""

    pairs: Long
    value: Long
    felt: Long

    @classmethod
    def of(cls, arranged: Arranged, pairs: Long) -> "Looked":
        """Scores pairs; those that rules forbid are left away."""
        scored = np.empty((len(pairs), 3), dtype=np.int64)
        score_two(arranged.sides, pairs, scored)
        asks = arranged.pool.has_needs[pairs[:, 0]] > 0
        felt = np.where(asks, scored[:, 1], 2_000)
        good = scored[:, 0] >= 0
        return cls(pairs[good], scored[good, 0], felt[good])

    def with_new(self, new: "Looked") -> "Looked":
        """Returns these pairs and new ones."""
        return Looked(
            np.concatenate([self.pairs, new.pairs]),
            np.concatenate([self.value, new.value]),
            np.concatenate([self.felt, new.felt]),
        )


@dataclass(frozen=True)
class Filled:
    """Holds who learns from whom, and prices that cover all pairs from the floor on."""

    mentor: Long
    """Of every learner, by places in the pool; -1 for nobody."""
    floor: int
    scale: Scale
    prefer: int
    """What a place within a mentor's least is worth more, as a weight."""
    learner_price: Long
    first_price: Long
    """Of a mentor's places within their least; prices count twice the weight ..."""
    further_price: Long
    """... and of the others."""
    passes: int
    left: int

    @property
    def matched(self) -> int:
        """Returns how many learners have a mentor."""
        return int((self.mentor >= 0).sum())


@dataclass
class Filling:
    """Fills places, pass by pass; pairs found for one floor serve the next."""

    problem: Problem
    arranged: Arranged
    cancelled: Cancel

    def __post_init__(self) -> None:
        self.salt: Wide = chance_salt(self.problem, self.arranged.places)
        pairs, self.met = survey_sides(self.arranged.sides, self.salt, BEST, self.cancelled)
        self.kept = Looked.of(self.arranged, pairs)
        people = len(self.arranged.places)
        highest = most_steps(self.problem) + 1
        outweighed = OUTWEIGHED if self.arranged.must.any() else 0
        unit, bits = _unit(people, PAIRS_OUTWEIGHED * (outweighed + 1) * highest)
        self.prefer = outweighed * unit * highest
        self.scale = Scale(unit, bits, PAIRS_OUTWEIGHED * (outweighed + 1) * unit * highest)

    @property
    def able(self) -> int:
        """Returns how many learners any mentor may have."""
        return int((self.met.allowed > 0).sum())

    @property
    def reach(self) -> int:
        """Returns what the learner who can have least has at best, in steps."""
        return int(self.met.reach[self.met.allowed > 0].min(initial=2_000))

    def fill(self, floor: int) -> Filled:
        """Fills as many places as possible from a floor on, with the greatest total."""
        passes = 0
        while passes < ROUGH_PASSES:
            slots = _Slots(self, floor)
            rough = slots.prices_of(slots.near())
            passes += 1
            found = self._underpriced(rough, floor)
            if len(found.pairs) < len(self.arranged.places) // 10:
                break
        while True:
            slots = _Slots(self, floor)
            matched = best_matching(slots.graph, slots.near(), cancelled=self.cancelled)
            prices = slots.prices_of(matched.prices)
            mentor = slots.mentors_of(matched.mate)
            found = self._underpriced(prices, floor)
            passes += 1
            if passes >= MOST_PASSES or self._close(found, mentor):
                learner, first, further = prices
                return Filled(
                    mentor, floor, self.scale, self.prefer, learner + found.excess, first, further, passes,
                    len(found.pairs),
                )  # fmt: skip

    def placed_at_most(self, floor: int) -> int:
        """Returns how many learners the pairs looked at can place from a floor on (Hopcroft and Karp 1973)."""
        slots = _Slots(self, floor)
        graph, learners = slots.graph, slots.learners
        ends = int(graph.start[learners])
        shape = (learners, slots.count - learners)
        places = (graph.target[:ends] - learners).astype(np.int32)
        ways = csr_matrix((np.ones(ends, dtype=np.int8), places, graph.start[: learners + 1]), shape=shape)
        return int((maximum_bipartite_matching(ways, perm_type="column") >= 0).sum())

    def _close(self, found: Underpriced, mentor: Long) -> bool:
        placed = np.flatnonzero(mentor >= 0)
        pairs = np.stack([placed, mentor[placed]], axis=1)
        total = 2 * self.scale.unit * int(Looked.of(self.arranged, pairs).value.sum())
        large = len(self.arranged.places) > LARGE
        return len(found.pairs) == 0 or (large and int(found.excess.sum()) * CLOSE_ENOUGH <= total)

    def _underpriced(self, prices: "Prices", floor: int) -> Underpriced:
        """Finds the pairs worth more than their prices, and keeps them; a mentor's is the lowest place's."""
        learner, first, further = prices
        asked = Asked(
            learner, no_odd_sets(len(learner)), self.scale.more, self.scale.unit, self.scale.chance_bits,
            self.salt, floor,
        )  # fmt: skip
        lowest = np.minimum(further, first - 2 * self.prefer)
        found = underpriced_sides(self.arranged.sides, asked, lowest, MORE_A_LEARNER, self.cancelled)
        self.kept = self.kept.with_new(Looked.of(self.arranged, found.pairs))
        return found


Prices = tuple[Long, Long, Long]
"""Of learners, of everybody's places within their least, and of everybody's other places."""


def _unit(people: int, more: int) -> tuple[int, int]:
    """Returns how many units a step is, and how many bits of chance there are; see `Scale.of`."""
    if people > LARGE:
        return 1 << (LARGE_CHANCE + EIGHTH), LARGE_CHANCE
    for bits in range(MOST_CHANCE, 0, -1):
        unit = 1 << (bits + people.bit_length() + EIGHTH)
        if 4 * more * unit <= MOST:
            return unit, bits
    return 1 << (people.bit_length() + EIGHTH), 0


class _Slots:
    """The graph of learners and single places, from a floor on."""

    def __init__(self, filling: Filling, floor: int) -> None:
        room, must = filling.arranged.room, filling.arranged.must
        self.filling = filling
        self.learners = filling.arranged.sides.learners
        self.count = self.learners + int(room.sum())
        self.owner = np.repeat(np.arange(len(room)), room)
        """The mentor of each place."""
        self.begin = np.concatenate([[0], np.cumsum(room)])
        self.is_first = np.arange(len(self.owner)) - self.begin[self.owner] < must[self.owner]
        kept = filling.kept
        good = np.flatnonzero(kept.felt >= floor)
        learner, mentor = kept.pairs[good].T
        scale = filling.scale
        weight = kept.value[good] * scale.unit + scale.chance(filling.salt, kept.pairs[good]) + scale.more
        many = room[mentor]
        edge = np.repeat(np.arange(len(good)), many)
        place = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many, many) + self.begin[mentor[edge]]
        ends = np.stack([learner[edge], self.learners + place], axis=1)
        self.highest = int(kept.value[good].max(initial=0) + 1) * scale.unit + filling.prefer
        self.graph: Graph = graph_of(
            self.count, ends, weight[edge] + np.where(self.is_first[place], filling.prefer, 0)
        )

    def near(self) -> Long:
        """Returns prices that cover the graph, from an auction held with less for every pair."""
        more = self.filling.scale.more
        less = more - min(4 * self.highest, more)
        near = auctioned_prices(self.graph._replace(weight=self.graph.weight - 2 * less), 1)
        return np.where(np.diff(self.graph.start) == 0, 0, near + less)

    def prices_of(self, prices: Long) -> Prices:
        """Returns prices by person: a mentor's is that of the cheapest place of its kind.

        Where there is no place of a kind, its price is too high to matter.
        """
        many = len(self.begin) - 1
        kinds = [np.full(many, 2**58, dtype=np.int64) for _ in range(2)]
        of_places = prices[self.learners : self.count]
        for kind, chosen in zip(kinds, (self.is_first, ~self.is_first), strict=True):
            np.minimum.at(kind, self.owner[chosen], of_places[chosen])
        return prices[: self.learners].copy(), kinds[0], kinds[1]

    def mentors_of(self, mate: Long) -> Long:
        """Returns every learner's mentor, -1 for nobody."""
        place = mate[: self.learners]
        owner = np.append(self.owner, NOBODY)
        return np.asarray(owner[np.where(place >= 0, place - self.learners, len(owner) - 1)])
