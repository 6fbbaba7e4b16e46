"""What a search for the best matching knows: the graph, the matching, the prices, the blossoms.

Vertices are 0 to n - 1. A blossom, an odd set that acts as one vertex, is a node from n on. A node
is either on top or a child of one blossom; the children of a blossom form a ring.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colead_matching.compiling import compiled

Numbers = NDArray[np.int64]
NOBODY = -1
FREE, OUTER, INNER = 0, 1, 2


class Graph(NamedTuple):
    """Holds every edge twice, once from each end; the edges of vertex v are start[v] to start[v + 1]."""

    start: Numbers
    source: Numbers
    target: Numbers
    weight: Numbers
    """Even numbers: twice the weights that count, so that half a slack is a whole number."""


class State(NamedTuple):
    """Holds a matching and its prices; every array has a place for each vertex and blossom.

    For every edge, the prices of both ends and of the blossoms around both are at least its weight;
    matched edges, and those inside a blossom's ring, are priced exactly.
    """

    mate: Numbers
    price: Numbers
    """Of vertices, then of blossoms; those of blossoms are even."""
    toward: Numbers
    """Leads from a vertex to the one that stands for all in the same node on top; see `top_of` ..."""
    together: Numbers
    """... how many vertices it stands for ..."""
    node: Numbers
    """... and which node on top that is."""
    parent: Numbers
    base: Numbers
    child: Numbers
    """Any child of a blossom; the others follow around the ring."""
    after: Numbers
    before: Numbers
    leaves_by: Numbers
    """The vertex of this child whose edge leads to the next child of the ring ..."""
    arrives_at: Numbers
    """... and the vertex of the next child where that edge arrives."""
    label: Numbers
    entered_from: Numbers
    """The vertex from which the tree reached this node ..."""
    entered_at: Numbers
    """... and the vertex of this node that was reached."""
    since: Numbers
    """The time at which the price was last brought up to date."""
    spare: Numbers
    """A stack of unused blossom nodes; its height is in the last place."""


def graph_of(count: int, ends: Numbers | NDArray[np.int32], weights: Numbers) -> Graph:
    """Builds a graph from one row of two ends an edge; weights are doubled here.

    Rows come out in the order of their targets, whatever the order of the edges.
    """
    low, high = ends.min(axis=1).astype(np.int64), ends.max(axis=1).astype(np.int64)
    order = np.argsort(low * max(count, 1) + high, kind="stable")
    low, high = low[order], high[order]
    start = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(low, minlength=count) + np.bincount(high, minlength=count), out=start[1:])
    source, target, edge = (np.empty(2 * len(order), dtype=np.int64) for _ in range(3))
    _fill(low, high, order, start[:-1].copy(), (source, target, edge))
    return Graph(start, source, target, weights[edge] * 2)


@compiled
def _fill(
    low: Numbers, high: Numbers, order: Numbers, free: Numbers, into: tuple[Numbers, Numbers, Numbers]
) -> None:
    """Writes every edge down from its higher end, then from its lower one: so each row is in order."""
    source, target, edge = into
    for number in range(len(order)):
        place = free[high[number]]
        free[high[number]] += 1
        source[place], target[place], edge[place] = high[number], low[number], order[number]
    for number in range(len(order)):
        place = free[low[number]]
        free[low[number]] += 1
        source[place], target[place], edge[place] = low[number], high[number], order[number]


def fresh_state(count: int, prices: Numbers) -> State:
    """Makes a state without any pair; the prices must cover every edge."""
    nodes = 2 * count

    def nothing() -> Numbers:
        return np.full(nodes, NOBODY, dtype=np.int64)

    price = np.zeros(nodes, dtype=prices.dtype)
    price[:count] = prices
    spare = np.append(np.arange(nodes - 1, count - 1, -1, dtype=np.int64), count)
    itself = np.arange(count, dtype=np.int64)
    base = np.append(itself, np.full(count, NOBODY, dtype=np.int64))
    return State(
        mate=np.full(count, NOBODY, dtype=np.int64),
        price=price,
        toward=itself.copy(),
        together=np.ones(count, dtype=np.int64),
        node=itself,
        parent=nothing(),
        base=base,
        child=nothing(),
        after=nothing(),
        before=nothing(),
        leaves_by=nothing(),
        arrives_at=nothing(),
        label=np.zeros(nodes, dtype=np.int64),
        entered_from=nothing(),
        entered_at=nothing(),
        since=np.zeros(nodes, dtype=prices.dtype),
        spare=spare,
    )
