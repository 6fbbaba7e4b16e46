"""The best pairs of a pool of any size, with prices that cover all pairs and not only those looked at.

A pass over all pairs finds everybody's best partners. Among those the best matching is exact, with
prices. Another pass finds the pairs that are worth more than their prices; they join, and the matching
is improved, until there are none: then it is the best among all pairs. Should passes run out, the
prices are raised until they cover all pairs; the bound is a little higher then, and as valid.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from colead_matching.blossom import Graph, Matched, best_matching, graph_of
from colead_matching.blossom.auction import auctioned_prices
from colead_matching.blossom.best import MOST
from colead_matching.blossom.odd_sets import OddSetPrice
from colead_matching.blossom.state import NOBODY
from colead_matching.scan.features import Features, Long, Small, Wide
from colead_matching.scan.nesting import nesting_of
from colead_matching.scan.passes import STIRRED_BITS, Asked, Underpriced, score_pairs, stirred, underpriced

Cancel = Callable[[], bool]
Tell = Callable[[float], None]
AT_ONCE = 1 << 17
"""How many pairs are scored at once, so that what a score takes is never there for all of them."""
MORE_A_ROW = 12
"""How many underpriced pairs of each person join at once."""
MOST_CHANCE, LARGE_CHANCE = 16, 14
LARGE = 20_000
ROUGH_PASSES, MORE_IN_LARGE, FEW_A_PERSON = 2, 16, 2
"""In a large pool, prices of an auction alone lead to more pairs until these are few for each person."""
EIGHTH = 3
CLOSE_ENOUGH = 200_000
"""In a large pool, a bound is close enough that exceeds the total by no more than the total over this."""
PAIRS_OUTWEIGHED = 256
"""One pair more outweighs whatever so many pairs could lose; that many never depend on one another."""


@dataclass(frozen=True)
class Scale:
    """Holds how values become weights: `unit` times the value, some chance, and `more` for every pair.

    All chance together is less than an eighth of a unit, so it decides only between equals, and a
    bound is not above the best total by as much as one of its six parts of a unit.
    """

    unit: int
    chance_bits: int
    more: int

    @classmethod
    def of(cls, people: int, most_value: int) -> "Scale":
        """Makes a scale that fits 64 bits.

        In a large pool, all chance together may come to a little of the total: less than an eighth
        of a unit a pair, which the bound then exceeds the total by. Without enough chance, equals
        are so many that they form large odd sets, and the search takes long.
        """
        pairs = people // 2 + 1
        if people > LARGE:
            unit = 1 << (LARGE_CHANCE + EIGHTH)
            return cls(unit, LARGE_CHANCE, min(pairs + 1, PAIRS_OUTWEIGHED) * unit * (most_value + 1))
        for bits in range(MOST_CHANCE, -1, -1):
            unit = 1 << (bits + pairs.bit_length() + EIGHTH)
            more = (min(pairs, PAIRS_OUTWEIGHED) + 1) * unit * (most_value + 1)
            if 4 * more <= MOST:
                return cls(unit, bits, more)
        return cls(unit, 0, MOST // 4)

    def chance(self, salt: Wide, pairs: Long | Wide) -> Long:
        """Returns the chance of pairs."""
        words = (salt[pairs[:, 0]] ^ salt[pairs[:, 1]]).astype(np.int64)
        found: Long = stirred(words) >> (STIRRED_BITS - self.chance_bits)
        return found


@dataclass(frozen=True)
class Edges:
    """Holds the pairs looked at, the lower person first, with what they are worth in steps.

    They are many, so they are kept in as few bytes as they need.
    """

    pairs: Wide
    value: Wide
    worse_side: Small

    @classmethod
    def of(cls, pool: Features, pairs: Long) -> "Edges":
        """Scores pairs, each once; those that rules forbid are left away."""
        count = len(pool.level)
        numbers = np.unique(pairs.min(axis=1) * count + pairs.max(axis=1))
        scored = [
            cls._scored(pool, numbers[begin : begin + AT_ONCE]) for begin in range(0, len(numbers), AT_ONCE)
        ]
        return cls.together(scored or [cls._scored(pool, numbers)])

    @classmethod
    def _scored(cls, pool: Features, numbers: Long) -> "Edges":
        count = len(pool.level)
        once = np.stack([numbers // count, numbers % count], axis=1)
        scored = np.empty((len(once), 3), dtype=np.int64)
        score_pairs(pool, once, scored)
        allowed = scored[:, 0] >= 0
        once, scored = once[allowed], scored[allowed]
        worse = worse_sides_of(pool, once, scored[:, 1:])
        return cls(once.astype(np.int32), scored[:, 0].astype(np.int32), worse.astype(np.int16))

    @classmethod
    def together(cls, some: Sequence["Edges"]) -> "Edges":
        """Returns the pairs of several."""
        return cls(
            np.concatenate([edges.pairs for edges in some]),
            np.concatenate([edges.value for edges in some]),
            np.concatenate([edges.worse_side for edges in some]),
        )

    def with_new(self, new: "Edges") -> "Edges":
        """Returns these pairs and new ones."""
        return Edges.together([self, new])

    def from_floor(self, floor: int) -> "Edges":
        """Returns the pairs in which nobody is below a floor."""
        good = self.worse_side >= floor
        return Edges(self.pairs[good], self.value[good], self.worse_side[good])


def worse_sides_of(pool: Features, pairs: Long, sides: Long) -> Long:
    """Returns what the worse-off of each two feels."""
    felt = np.where(pool.has_needs[pairs] > 0, sides, 2_000)
    return np.asarray(felt.min(axis=1, initial=2_000))


@dataclass(frozen=True)
class Priced:
    """Holds the best pairs found at a floor, and prices that cover all pairs from that floor on."""

    scale: Scale
    floor: int
    mate: Long
    prices: Long
    odd_sets: tuple[OddSetPrice, ...]
    edges: Edges
    passes: int
    left: int
    """How many pairs were underpriced after the last pass."""
    spare: int
    """Who is left for a triad, -1 if nobody."""

    @property
    def matched(self) -> int:
        """Returns how many people have a partner."""
        return int((self.mate >= 0).sum())


def priced_matching(
    pool: Features,
    edges: Edges,
    salt: Wide,
    scale: Scale,
    *,
    floor: int,
    most_passes: int,
    complete: bool,
    spare: bool,
    cancelled: Cancel,
    tell: Tell = lambda _done: None,
) -> Priced:
    """Finds the best pairs from a floor on; `complete` says that no pair is missing from the edges.

    With `spare`, whoever of an odd pool is cheapest to do without is left for a triad.
    """
    count, passes = len(pool.level), 0
    if count > LARGE and not complete:
        edges, passes = _filled(pool, edges, salt, scale, floor, cancelled)
    while True:
        # From scratch: an auction takes less time than to mend the prices of odd sets.
        graph = _graph(edges.from_floor(floor), salt, scale, count, spare=spare)
        matched = best_matching(graph, _near(graph, edges, scale), cancelled=cancelled)
        left_over = int(matched.mate[count]) if spare else NOBODY
        if spare:
            matched = _without_last(matched)
        found = None
        if not complete:
            tell(passes / (most_passes + 1))
            asked = _asked(matched, scale, salt, floor)
            del graph
            found = underpriced(pool, asked, MORE_A_ROW, cancelled)
            passes += 1
        if found is None or passes >= most_passes or _close(found, matched, scale, count):
            return Priced(
                scale, floor, matched.mate, matched.prices + (0 if found is None else found.excess),
                matched.odd_sets, edges, passes, 0 if found is None else len(found.pairs), left_over,
            )  # fmt: skip
        edges = edges.with_new(Edges.of(pool, found.pairs))


def _close(found: Underpriced, matched: Matched, scale: Scale, count: int) -> bool:
    """Tells whether nothing is underpriced, or in a large pool, so little that one more pass is not worth it."""
    if len(found.pairs) == 0:
        return True
    pairs = int((matched.mate >= 0).sum()) // 2
    total = matched.twice_the_bound - 2 * scale.more * pairs
    return count > LARGE and int(found.excess.sum()) * CLOSE_ENOUGH <= total


def _filled(
    pool: Features, edges: Edges, salt: Wide, scale: Scale, floor: int, cancelled: Cancel
) -> tuple[Edges, int]:
    """Adds the pairs that an auction's prices miss, until hardly anybody would be without a partner.

    In a large pool, the best partners of many are the same few, and an exact search would look
    through everything again and again for those who are left.
    """
    count = len(pool.level)
    passes = 0
    while passes < ROUGH_PASSES:
        passes += 1
        graph = _graph(edges.from_floor(floor), salt, scale, count, spare=False)
        none = np.full(count, NOBODY, dtype=np.int64)
        rough = Matched(none, _near(graph, edges, scale), ())
        found = underpriced(pool, _asked(rough, scale, salt, floor), MORE_IN_LARGE, cancelled)
        edges = edges.with_new(Edges.of(pool, found.pairs))
        if len(found.pairs) < FEW_A_PERSON * count:
            break
    return edges, passes


def _asked(matched: Matched, scale: Scale, salt: Wide, floor: int) -> Asked:
    nesting = nesting_of(matched)
    return Asked(matched.prices, nesting, scale.more, scale.unit, scale.chance_bits, salt, floor)


def _without_last(matched: Matched) -> Matched:
    """Returns a matching without its last vertex; of odd sets around it, even ones are left.

    An even set's price is the same as half of it for each member.
    """
    last = len(matched.mate) - 1
    mate, prices = matched.mate[:last].copy(), matched.prices[:last].copy()
    mate[mate == last] = NOBODY
    for odd in matched.odd_sets:
        if last in odd.vertices:
            prices[[v for v in odd.vertices if v != last]] += odd.price // 2
    return Matched(mate, prices, tuple(odd for odd in matched.odd_sets if last not in odd.vertices))


def _weights(edges: Edges, salt: Wide, scale: Scale) -> Long:
    return edges.value.astype(np.int64) * scale.unit + scale.chance(salt, edges.pairs) + scale.more


def _graph(edges: Edges, salt: Wide, scale: Scale, count: int, *, spare: bool) -> Graph:
    pairs, weights = edges.pairs, _weights(edges, salt, scale)
    if spare:
        # A last vertex whom everybody may meet, for nothing, makes the pool even.
        everybody = np.arange(count, dtype=np.int32)
        pairs = np.concatenate([pairs, np.stack([everybody, np.full_like(everybody, count)], axis=1)])
        weights = np.concatenate([weights, np.full(count, scale.more)])
        count += 1
    return graph_of(count, pairs, weights)


def _near(graph: Graph, edges: Edges, scale: Scale) -> Long:
    """Returns prices that cover a graph and are close to the least that do.

    An auction takes the longer, the more a pair adds, so it is held with little more, and the prices
    are raised by the rest. It goes on to the finest raise: the chance between equals is what keeps
    the searches that follow short.
    """
    highest = int(edges.value.max(initial=0) + 1) * scale.unit
    less = scale.more - min(4 * highest, scale.more)
    near = auctioned_prices(graph._replace(weight=graph.weight - 2 * less), 1)
    alone = np.diff(graph.start) == 0
    return np.where(alone, 0, near + less)
