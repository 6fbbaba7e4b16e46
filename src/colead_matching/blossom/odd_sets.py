"""The odd sets that a search ends with; where they are too many to write down, the largest become prices.

An odd set's price is paid for one person fewer than it has. Half of it for each of its members covers
the same edges, and proves a bound that is higher by half the price.
"""

from dataclasses import dataclass

import numpy as np

from colead_matching.blossom.rings import vertices_of
from colead_matching.blossom.state import NOBODY, Numbers, State
from colead_matching.compiling import compiled

MOST_MEMBERS = 500_000
"""So many members of odd sets are written down in all; nested sets of a large pool may have far more."""


@dataclass(frozen=True)
class OddSetPrice:
    """Holds an odd set of vertices and its price."""

    vertices: tuple[int, ...]
    price: int


def odd_sets_of(state: State) -> tuple[Numbers, tuple[OddSetPrice, ...]]:
    """Returns the vertices' prices and the odd sets with theirs."""
    count = len(state.mate)
    nodes = [node for node in range(count, 2 * count) if state.base[node] != NOBODY and state.price[node] > 0]
    prices = state.price[:count]
    if prices.dtype != object and nodes:
        nodes, prices = _few_enough(state, np.array(nodes), MOST_MEMBERS)
    sets = (
        OddSetPrice(tuple(sorted(int(v) for v in vertices_of(state, n))), int(state.price[n])) for n in nodes
    )
    return prices, tuple(sets)


def _few_enough(state: State, nodes: Numbers, most: int) -> tuple[list[int], Numbers]:
    """Returns the smallest sets that are few enough together, and prices in which the others are."""
    order = _from_outside(state)
    sizes = _sizes(state, order)
    smallest = nodes[np.argsort(sizes[nodes], kind="stable")]
    kept = smallest[np.cumsum(sizes[smallest]) <= most]
    more = np.zeros(len(state.price), dtype=np.int64)
    more[nodes] = state.price[nodes] // 2
    more[kept] = 0
    return sorted(kept.tolist()), state.price[: len(state.mate)] + _inherited(state, order, more)


@compiled
def _from_outside(state: State) -> Numbers:
    """Returns all odd sets, each after those around it."""
    count = len(state.mate)
    order, found = np.empty(count, np.int64), 0
    for node in range(count, 2 * count):
        if state.base[node] != NOBODY and state.parent[node] == NOBODY:
            order[found] = node
            found += 1
    number = 0
    while number < found:
        first = state.child[order[number]]
        node = first
        while True:
            if node >= count:
                order[found] = node
                found += 1
            node = state.after[node]
            if node == first:
                break
        number += 1
    return order[:found]


@compiled
def _sizes(state: State, order: Numbers) -> Numbers:
    """Counts the vertices of every odd set."""
    count = len(state.mate)
    sizes = np.zeros(2 * count, np.int64)
    for vertex in range(count):
        if state.parent[vertex] != NOBODY:
            sizes[state.parent[vertex]] += 1
    for number in range(len(order) - 1, -1, -1):
        node = order[number]
        if state.parent[node] != NOBODY:
            sizes[state.parent[node]] += sizes[node]
    return sizes


@compiled
def _inherited(state: State, order: Numbers, more: Numbers) -> Numbers:
    """Adds up, for every vertex, what it is to get from all odd sets around it."""
    count = len(state.mate)
    added = np.zeros(count, np.int64)
    for node in order:
        if state.parent[node] != NOBODY:
            more[node] += more[state.parent[node]]
    for vertex in range(count):
        if state.parent[vertex] != NOBODY:
            added[vertex] = more[state.parent[vertex]]
    return added
