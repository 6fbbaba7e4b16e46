"""The best flow from a left side to a right one, by shortest augmenting paths with prices.

Every edge carries at most one. A path may use an edge backwards, which takes an assignment away. Prices
(potentials) leave every remaining arc a cost of zero or more, so that Dijkstra's method finds the next
best path; in the end they prove that there is no better flow.
"""

# These functions run compiled on 64-bit numbers, or as they are on whole numbers of any size.

from heapq import heappop, heappush
from typing import NamedTuple

from colead_matching.blossom.state import NOBODY, Numbers
from colead_matching.compiling import compiled

UNSEEN, SEEN, DONE = 0, 1, 2
Heap = list[tuple[int, int]]


class Sides(NamedTuple):
    """Holds the edges in the order of their left ends, and where to find those of each right end."""

    start: Numbers
    """The edges of the left node v are start[v] to start[v + 1]."""
    left: Numbers
    right: Numbers
    weight: Numbers
    back_start: Numbers
    """The places in `back` of the edges of the right node v are back_start[v] to back_start[v + 1]."""
    back: Numbers


class Flow(NamedTuple):
    """Holds what flows; nodes are the left ones, then the right ones."""

    used: Numbers
    room: Numbers
    price: Numbers
    """Of every node, and last of the end of all paths, which rises to zero."""
    distance: Numbers
    came_by: Numbers
    """The edge by which a path reached a node."""
    state: Numbers


@compiled
def fill(sides: Sides, flow: Flow) -> int:
    """Sends as much as gains anything; returns how much flows."""
    sent = 0
    first_prices(sides, flow)
    while augment(sides, flow):
        sent += 1
    return sent


@compiled
def first_prices(sides: Sides, flow: Flow) -> None:
    """Sets prices that leave no arc below zero while nothing flows."""
    lefts, end = len(sides.start) - 1, len(flow.room)
    for edge in range(len(sides.weight)):
        node = lefts + sides.right[edge]
        flow.price[node] = min(flow.price[node], -sides.weight[edge])
    for node in range(lefts, end):
        flow.price[end] = min(flow.price[end], flow.price[node])


@compiled
def augment(sides: Sides, flow: Flow) -> bool:
    """Sends one more along the best path; returns whether there was one that gains anything."""
    lefts, end = len(sides.start) - 1, len(flow.room)
    zero = flow.price[end] * 0
    heap = [(zero, end)]
    heap.clear()
    # To send nothing is a path too, and costs nothing.
    nearest, last = zero - flow.price[end], NOBODY
    for node in range(lefts):
        if flow.room[node] > 0:
            reach(flow, heap, node, NOBODY, zero - flow.price[node])
    while len(heap) > 0:
        distance, node = heappop(heap)
        if distance >= nearest:
            break
        if flow.state[node] == DONE:
            continue
        flow.state[node] = DONE
        if node < lefts:
            leave_left(sides, flow, heap, node, distance)
            continue
        to_end = distance + flow.price[node] - flow.price[end]
        if flow.room[node] > 0 and to_end < nearest:
            nearest, last = to_end, node
        leave_right(sides, flow, heap, node, distance)
    raise_prices(flow, nearest)
    if last == NOBODY:
        return False
    turn(sides, flow, last)
    return True


@compiled
def reach(flow: Flow, heap: Heap, node: int, edge: int, distance: int) -> None:
    """Notes a way to a node if it is the shortest so far."""
    if flow.state[node] == UNSEEN or (flow.state[node] == SEEN and distance < flow.distance[node]):
        flow.state[node] = SEEN
        flow.distance[node] = distance
        flow.came_by[node] = edge
        heappush(heap, (distance, node))


@compiled
def leave_left(sides: Sides, flow: Flow, heap: Heap, node: int, distance: int) -> None:
    """Goes on from a left node along its unused edges."""
    lefts = len(sides.start) - 1
    for edge in range(sides.start[node], sides.start[node + 1]):
        if not flow.used[edge]:
            other = lefts + sides.right[edge]
            cost = flow.price[node] - flow.price[other] - sides.weight[edge]
            reach(flow, heap, other, edge, distance + cost)


@compiled
def leave_right(sides: Sides, flow: Flow, heap: Heap, node: int, distance: int) -> None:
    """Goes on from a right node back along its used edges."""
    number = node - (len(sides.start) - 1)
    for place in range(sides.back_start[number], sides.back_start[number + 1]):
        edge = sides.back[place]
        if flow.used[edge]:
            other = sides.left[edge]
            cost = flow.price[node] - flow.price[other] + sides.weight[edge]
            reach(flow, heap, other, edge, distance + cost)


@compiled
def raise_prices(flow: Flow, nearest: int) -> None:
    """Raises every price by the way to its node, at most by that to the end."""
    for node in range(len(flow.room)):
        near = flow.state[node] == DONE and flow.distance[node] < nearest
        flow.price[node] += flow.distance[node] if near else nearest
        flow.state[node] = UNSEEN
    flow.price[len(flow.room)] += nearest


@compiled
def turn(sides: Sides, flow: Flow, last: int) -> None:
    """Uses the unused edges of a path, and frees the used ones."""
    lefts = len(sides.start) - 1
    flow.room[last] -= 1
    node = last
    while True:
        edge = flow.came_by[node]
        if edge == NOBODY:
            break
        flow.used[edge] = 1 - flow.used[edge]
        node = sides.left[edge] if node >= lefts else lefts + sides.right[edge]
    flow.room[node] -= 1
