"""The best matching of a graph: an auction for the prices, then exact searches from who is left."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np

from colead_matching.blossom import rings as rings_module
from colead_matching.blossom import search as search_module
from colead_matching.blossom.auction import auctioned_prices
from colead_matching.blossom.odd_sets import OddSetPrice, odd_sets_of
from colead_matching.blossom.state import (
    NOBODY,
    Graph,
    Numbers,
    State,
    fresh_state,
)
from colead_matching.compiling import compiled
from colead_matching.errors import Cancelled

AT_ONCE = 2_000
"""How many vertices are searched from before progress is told."""
MOST = 2**56
"""Prices and times of larger weights might not fit into 64 bits."""


@dataclass(frozen=True)
class Matched:
    """Holds a best matching with its proof.

    All prices are twice the usual size: for every edge, the prices of both ends and of the odd sets
    around both are at least twice its weight, and all prices together are twice the best weight.
    """

    mate: Numbers
    """Everyone's partner, -1 for nobody."""
    prices: Numbers
    odd_sets: tuple[OddSetPrice, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Returns every pair once, the lower vertex first."""
        return [(v, int(w)) for v, w in enumerate(self.mate) if v < w]

    @property
    def twice_the_bound(self) -> int:
        """Returns what all prices prove that twice the weight of a matching cannot exceed."""
        around = sum(odd.price * ((len(odd.vertices) - 1) // 2) for odd in self.odd_sets)
        return sum(int(price) for price in self.prices) + around


def best_matching(
    graph: Graph,
    prices: Numbers | None = None,
    *,
    finest: int = 1,
    on_progress: Callable[[float], None] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Matched:
    """Finds the matching of most weight, in which vertices may stay alone.

    Prices from an earlier graph save time where they cover every edge of this one. To match as many
    as possible first, add more to every weight than all weights are together.
    """
    count = len(graph.start) - 1
    if graph.weight.dtype == object or int(abs(graph.weight).max(initial=0)) > MOST:
        return _matched(_in_whole_numbers(graph))
    if prices is None:
        prices = auctioned_prices(graph, finest)
    state = fresh_state(count, np.maximum(prices, 0))
    match_tight(graph, state)
    for begin in range(0, count, AT_ONCE):
        if cancelled():
            raise Cancelled("The round was stopped.")
        on_progress(begin / count)
        search_from(graph, state, begin, min(begin + AT_ONCE, count))
    return _matched(state)


@compiled
def match_tight(graph: Graph, state: State) -> None:
    """Matches along edges that are priced exactly, as they come."""
    for vertex in range(len(state.mate)):
        if state.mate[vertex] != NOBODY:
            continue
        for edge in range(graph.start[vertex], graph.start[vertex + 1]):
            other = graph.target[edge]
            tight = state.price[vertex] + state.price[other] == graph.weight[edge]
            if tight and other != vertex and state.mate[other] == NOBODY:
                state.mate[vertex] = other
                state.mate[other] = vertex
                break


@compiled
def search_from(graph: Graph, state: State, begin: int, end: int) -> int:
    """Searches from every vertex of a range that is alone and has a price; returns the steps taken."""
    steps = 0
    for root in range(begin, end):
        if state.mate[root] == NOBODY and state.price[root] > 0:
            steps += search_module.search(graph, state, root)
    return steps


@cache
def _uncompiled() -> dict[str, Any]:
    """Returns the searches as plain Python, which counts in whole numbers of any size."""
    names: dict[str, Any] = {}
    for module in (rings_module, search_module):
        names.update(vars(module))
    for name, value in list(names.items()):
        if hasattr(value, "py_func"):
            names[name] = FunctionType(value.py_func.__code__, names, name)
    return names


def _in_whole_numbers(graph: Graph) -> State:
    weights = graph.weight.astype(object)
    wide = graph._replace(weight=weights)
    count = len(graph.start) - 1
    prices = np.zeros(count, dtype=object)
    for vertex, weight in zip(graph.source.tolist(), weights.tolist(), strict=True):
        prices[vertex] = max(prices[vertex], weight // 2)
    state = fresh_state(count, prices)
    search = _uncompiled()["search"]
    for root in range(count):
        if state.mate[root] == NOBODY and state.price[root] > 0:
            search(wide, state, root)
    return state


def _matched(state: State) -> Matched:
    return Matched(state.mate, *odd_sets_of(state))
