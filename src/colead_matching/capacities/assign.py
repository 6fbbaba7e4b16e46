"""Assigns two sides to each other within their capacities, with prices that prove it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import Any, Literal

import numpy as np

from colead_matching.blossom.best import MOST
from colead_matching.blossom.state import NOBODY
from colead_matching.capacities import flow as flow_module
from colead_matching.capacities.flow import Flow, Sides
from colead_matching.errors import ProblemError

Edge = tuple[Hashable, Hashable, int]


@dataclass(frozen=True)
class Assignment:
    """Holds the best pairs, their weight, and what no other assignment can better."""

    pairs: tuple[tuple[Hashable, Hashable], ...]
    """In the order of the left side, then of the right one."""
    weight: int
    bound: int
    """Of all assignments, or of those with as many pairs if that comes first."""
    prices: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Of the places on both sides, in their order: every pair's two prices are at least its weight and `more`."""
    more: int = 0
    """What one pair more weighs, where as many as possible come first."""

    @property
    def status(self) -> Literal["optimal", "gap"]:
        """Tells whether the bound proves the weight."""
        return "optimal" if self.weight == self.bound else "gap"


def assign(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    edges: Iterable[Edge],
    capacity: Mapping[Any, int],
    *,
    objective: Literal["max", "min"] = "max",
    max_cardinality: bool = False,
) -> Assignment:
    """Finds the pairs of most, or least, weight; with `max_cardinality`, among the largest assignments.

    Weights are whole numbers of any size. Whoever has no capacity given has room for one; of parallel
    edges only the best is used. A name on both sides means two, who have the same capacity.
    """
    sides = _places("left", left), _places("right", right)
    sign = 1 if objective == "max" else -1
    best = _best_of_parallels(edges, sides, sign)
    for name, room in capacity.items():
        if name not in sides[0] and name not in sides[1]:
            raise ProblemError(f"The capacity names {name!r}, who is on neither side.")
        if room < 0:
            raise ProblemError(f"{name!r} has a capacity below zero ({room}).")
    rooms = [capacity.get(name, 1) for name in (*left, *right)]
    signed = {two: sign * weight for two, weight in best.items()}
    more = _more_for_every_pair(list(signed.values()), min(sum(rooms[: len(left)]), len(best)))
    more = more if max_cardinality else 0
    weights = {two: weight + more for two, weight in signed.items()}
    used, prices = _filled(len(left), rooms, weights)
    bound = _bound(rooms, weights, prices)
    names = (*left, *right)
    return Assignment(
        pairs=tuple((names[a], names[b]) for a, b in used),
        weight=sum(best[two] for two in used),
        bound=sign * (bound - more * len(used)),
        prices=(tuple(prices[: len(left)]), tuple(prices[len(left) :])),
        more=more,
    )


Places = dict[Hashable, int]


def _places(side: str, names: Sequence[Hashable]) -> Places:
    places: Places = {}
    for name in names:
        if name in places:
            raise ProblemError(f"{name!r} is on the {side} side twice.")
        places[name] = len(places)
    return places


def _best_of_parallels(
    edges: Iterable[Edge], sides: tuple[Places, Places], sign: int
) -> dict[tuple[int, int], int]:
    lefts, rights = sides
    best: dict[tuple[int, int], int] = {}
    for one, other, weight in edges:
        for name, places, side in ((one, lefts, "left"), (other, rights, "right")):
            if name not in places:
                raise ProblemError(f"An edge names {name!r}, who is not on the {side} side.")
        two = lefts[one], len(lefts) + rights[other]
        if two not in best or sign * weight > sign * best[two]:
            best[two] = weight
    return dict(sorted(best.items()))


def _more_for_every_pair(weights: list[int], most: int) -> int:
    """Returns what makes one more pair worth more than any difference between the others."""
    if not weights:
        return 0
    low, high = min(weights), max(weights)
    return (most + 1) * (high - low) + abs(low) + 1


def _filled(
    lefts: int, rooms: list[int], weights: Mapping[tuple[int, int], int]
) -> tuple[list[tuple[int, int]], list[int]]:
    """Returns the pairs used, by places, and everybody's price."""
    small = len(rooms) * max(map(abs, weights.values()), default=0) <= MOST
    small = small and max(rooms, default=0) <= MOST
    kind: type = np.int64 if small else object
    sides = _sides(lefts, len(rooms) - lefts, weights, kind)
    flow = Flow(
        used=np.zeros(len(weights), dtype=np.int64),
        room=np.array(rooms, dtype=kind),
        price=np.zeros(len(rooms) + 1, dtype=kind),
        distance=np.zeros(len(rooms), dtype=kind),
        came_by=np.full(len(rooms), NOBODY, dtype=np.int64),
        state=np.zeros(len(rooms), dtype=np.int64),
    )
    fill = flow_module.fill if small else _uncompiled()["fill"]
    fill(sides, flow)
    pairs = list(weights)
    used = [pairs[edge] for edge in np.flatnonzero(flow.used).tolist()]
    prices = [int(price) for price in flow.price[:-1]]
    return used, [max(0, price if node < lefts else -price) for node, price in enumerate(prices)]


def _bound(rooms: list[int], weights: Mapping[tuple[int, int], int], prices: list[int]) -> int:
    """Adds up the prices of places, and of edges where they are worth more than both of their ends."""
    places = sum(room * price for room, price in zip(rooms, prices, strict=True))
    return places + sum(max(0, weight - prices[a] - prices[b]) for (a, b), weight in weights.items())


def _sides(lefts: int, rights: int, weights: Mapping[tuple[int, int], int], kind: type) -> Sides:
    ends = np.array(list(weights), dtype=np.int64).reshape(-1, 2)
    left, right = np.ascontiguousarray(ends[:, 0]), ends[:, 1] - lefts  # strided, all would be compiled anew
    start, back_start = np.zeros(lefts + 1, dtype=np.int64), np.zeros(rights + 1, dtype=np.int64)
    np.cumsum(np.bincount(left, minlength=lefts), out=start[1:])
    np.cumsum(np.bincount(right, minlength=rights), out=back_start[1:])
    back = np.argsort(right, kind="stable")
    return Sides(start, left, right, np.array(list(weights.values()), dtype=kind), back_start, back)


def _uncompiled() -> dict[str, Any]:
    """Returns the flow's functions as plain Python, which counts in whole numbers of any size."""
    names: dict[str, Any] = dict(vars(flow_module))
    for name, value in list(names.items()):
        if hasattr(value, "py_func"):
            names[name] = FunctionType(value.py_func.__code__, names, name)
    return names
