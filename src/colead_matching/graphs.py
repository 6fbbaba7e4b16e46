"""The best matching of a graph that somebody else made, with a bound that proves it."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from colead_matching.blossom import Matched, best_matching, graph_of
from colead_matching.blossom.best import MOST

Edge = tuple[Hashable, Hashable, int]


@dataclass(frozen=True)
class GraphMatching:
    """Holds the best pairs of a graph, their weight, and what no other matching can better."""

    pairs: tuple[tuple[Hashable, Hashable], ...]
    """In the order, and the direction, of the edges given."""
    weight: int
    bound: int
    """Of all matchings, or of those with as many pairs if that comes first."""

    @property
    def status(self) -> Literal["optimal", "gap"]:
        """Tells whether the bound proves the weight."""
        return "optimal" if self.weight == self.bound else "gap"


def match_graph(
    edges: Iterable[Edge], *, objective: Literal["max", "min"] = "max", max_cardinality: bool = False
) -> GraphMatching:
    """Finds the pairs of most, or least, weight; with `max_cardinality`, among the largest matchings.

    Weights are whole numbers of any size. An edge from a vertex to itself is never used, and of
    parallel edges only the best.
    """
    sign = 1 if objective == "max" else -1
    best = _best_of_parallels(edges, sign)
    vertices = list(dict.fromkeys(end for two in best for end in two))
    place = {vertex: number for number, vertex in enumerate(vertices)}
    weights = [sign * weight for weight in best.values()]
    more = _more_for_every_pair(len(vertices), weights) if max_cardinality else 0
    matched = _matched([(place[u], place[v]) for u, v in best], [w + more for w in weights], len(vertices))
    partner = {vertices[a]: vertices[b] for a, b in matched.pairs}
    partner |= {b: a for a, b in partner.items()}
    pairs = tuple(two for two in best if two[0] in partner and partner[two[0]] == two[1])
    bound = sign * (matched.twice_the_bound // 2 - more * len(pairs))
    return GraphMatching(pairs, sum(best[two] for two in pairs), bound)


def _best_of_parallels(edges: Iterable[Edge], sign: int) -> dict[tuple[Hashable, Hashable], int]:
    best: dict[tuple[Hashable, Hashable], int] = {}
    for u, v, weight in edges:
        if u == v:
            continue
        two = (v, u) if (v, u) in best else (u, v)
        if two not in best or sign * weight > sign * best[two]:
            best[two] = weight
    return best


def _more_for_every_pair(count: int, weights: list[int]) -> int:
    """Returns what makes one more pair worth more than any difference between the others."""
    if not weights:
        return 0
    low, high = min(weights), max(weights)
    return (count // 2 + 1) * (high - low) + abs(low) + 1


def _matched(ends: list[tuple[int, int]], weights: list[int], count: int) -> Matched:
    small = 2 * max(map(abs, weights), default=0) <= MOST
    kind: type = np.int64 if small else object
    edges = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return best_matching(graph_of(count, edges, np.array(weights, dtype=kind)))
