"""One search of the primal-dual method for the best matching in a general graph (Edmonds 1965).

A search grows an alternating tree from one unmatched vertex while time passes: prices of outer
vertices fall, those of inner ones rise, so that no edge becomes underpriced. What happens next
comes from a heap: an edge becomes tight, an inner blossom's price reaches zero, or an outer vertex
becomes worth nothing and may stay alone. Only the nodes of the tree are touched, so a search costs
what it explores; prices are brought up to date when a node changes its part.
"""

# These functions run compiled on 64-bit numbers, or as they are on whole numbers of any size.

from heapq import heappop, heappush

from colead_matching.blossom.rings import (
    child_with,
    give_back,
    goes_forward,
    part,
    price_now,
    rebase,
    settle,
    step,
    take_spare,
    top_of,
    unite,
    vertices_of,
)
from colead_matching.blossom.state import FREE, INNER, NOBODY, OUTER, Graph, State
from colead_matching.compiling import compiled

Heap = list[tuple[int, int, int]]

# What a heap entry says: (time, kind, which).
EXPANDS, ALONE, TIGHT = 0, 1, 2


@compiled
def search(graph: Graph, state: State, root: int) -> int:
    """Matches an unmatched vertex, or leaves one alone whose price is zero; returns the steps taken."""
    now = state.price[root] * 0
    heap = [(now, TIGHT, root)]
    heap.clear()
    touched, fresh = [root], [root]
    touched.clear()
    fresh.clear()
    limit = state.price[root]
    make_outer(state, top_of(state, root), NOBODY, root, now, touched, fresh)
    steps = 0
    while True:
        while len(fresh) > 0:
            steps += 1
            limit = scan(graph, state, fresh.pop(), now, limit, heap)
        now, kind, which = heappop(heap)
        steps += 1
        if kind == ALONE:
            if state.price[which] - (now - state.since[which]) == 0:
                turn_path(state, which, NOBODY)
                break
        elif kind == EXPANDS:
            if ready_to_expand(state, which, now):
                expand(graph, state, which, now, limit, heap, touched, fresh)
        elif follow(graph, state, which, now, limit, heap, touched, fresh):
            break
    finish(state, now, touched)
    return steps


@compiled
def scan(graph: Graph, state: State, vertex: int, now: int, limit: int, heap: Heap) -> int:
    """Notes when the edges of a new outer vertex become tight; returns when the search ends at the latest."""
    mine = price_now(state, vertex, now)
    if now + mine <= limit:
        limit = now + mine
        heappush(heap, (limit, ALONE, vertex))
    own = top_of(state, vertex)
    for edge in range(graph.start[vertex], graph.start[vertex + 1]):
        other = graph.target[edge]
        node = top_of(state, other)
        label = state.label[node]
        if node == own or label == INNER:
            continue
        slack = mine + price_now(state, other, now) - graph.weight[edge]
        when = now + (slack // 2 if label == OUTER else slack)
        if when <= limit:
            heappush(heap, (when, TIGHT, edge))
            if label == FREE and state.mate[state.base[node]] == NOBODY:
                limit = when
    return limit


@compiled
def follow(
    graph: Graph,
    state: State,
    edge: int,
    now: int,
    limit: int,
    heap: Heap,
    touched: list[int],
    fresh: list[int],
) -> bool:
    """Uses an edge that should be tight by now; returns whether the search has ended."""
    here, there = graph.source[edge], graph.target[edge]
    if state.label[top_of(state, here)] != OUTER:
        here, there = there, here
    own, node = top_of(state, here), top_of(state, there)
    if state.label[own] != OUTER or own == node or state.label[node] == INNER:
        return False
    slack = price_now(state, here, now) + price_now(state, there, now) - graph.weight[edge]
    if slack > 0:
        when = now + (slack // 2 if state.label[node] == OUTER else slack)
        if when <= limit:
            heappush(heap, (when, TIGHT, edge))
        return False
    if state.label[node] == OUTER:
        shrink(state, here, there, now, touched, fresh)
        return False
    if state.mate[state.base[node]] == NOBODY:
        rebase(state, node, there)
        turn_path(state, here, there)
        state.mate[there] = here
        return True
    grow(state, here, there, now, heap, touched, fresh)
    return False


@compiled
def make_outer(
    state: State,
    node: int,
    entered_from: int,
    entered_at: int,
    now: int,
    touched: list[int],
    fresh: list[int],
) -> None:
    """Gives a node the part of an outer one."""
    settle(state, node, now)
    state.label[node] = OUTER
    state.entered_from[node] = entered_from
    state.entered_at[node] = entered_at
    touched.append(node)
    for vertex in vertices_of(state, node):
        fresh.append(vertex)


@compiled
def make_inner(
    state: State, node: int, entered_from: int, entered_at: int, now: int, heap: Heap, touched: list[int]
) -> None:
    """Gives a node the part of an inner one."""
    settle(state, node, now)
    state.label[node] = INNER
    state.entered_from[node] = entered_from
    state.entered_at[node] = entered_at
    touched.append(node)
    if node >= len(state.mate):
        heappush(heap, (now + state.price[node] // 2, EXPANDS, node))


@compiled
def grow(
    state: State, here: int, there: int, now: int, heap: Heap, touched: list[int], fresh: list[int]
) -> None:
    """Adds a matched node as an inner one, and its mate as an outer one."""
    node = top_of(state, there)
    make_inner(state, node, here, there, now, heap, touched)
    base = state.base[node]
    mate = state.mate[base]
    make_outer(state, top_of(state, mate), base, mate, now, touched, fresh)


@compiled
def meeting_node(state: State, here: int, there: int) -> int:
    """Returns the first node that lies on the ways of two outer vertices to the root.

    Both ways are followed in turn, so that it costs what the cycle is long and not what the tree is high.
    """
    one, other = top_of(state, here), top_of(state, there)
    passed = {one, other}
    while True:
        one = outer_above(state, one)
        if one == NOBODY:
            one, other = other, one
            if one == NOBODY:
                return NOBODY
            continue
        if one in passed:
            return one
        passed.add(one)
        if other != NOBODY:
            one, other = other, one


@compiled
def outer_above(state: State, node: int) -> int:
    """Returns the next outer node on the way to the root, or nobody at the root."""
    if state.entered_from[node] == NOBODY:
        return NOBODY
    inner = top_of(state, state.entered_from[node])
    return top_of(state, state.entered_from[inner])


@compiled
def shrink(state: State, here: int, there: int, now: int, touched: list[int], fresh: list[int]) -> None:
    """Makes one blossom of the cycle that an edge between two outer vertices closes."""
    meeting = meeting_node(state, here, there)
    blossom = take_spare(state)
    first, last = top_of(state, here), top_of(state, there)
    link(state, first, last, here, there)
    node = first
    while node != meeting:
        up = top_of(state, state.entered_from[node])
        link(state, up, node, state.entered_from[node], state.entered_at[node])
        node = up
    node = last
    while node != meeting:
        up = top_of(state, state.entered_from[node])
        link(state, node, up, state.entered_at[node], state.entered_from[node])
        node = up
    state.child[blossom] = meeting
    state.base[blossom] = state.base[meeting]
    state.parent[blossom] = NOBODY
    state.price[blossom] = now * 0
    state.since[blossom] = now
    adopt(state, blossom, meeting, now, fresh)
    state.label[blossom] = OUTER
    state.entered_from[blossom] = state.entered_from[meeting]
    state.entered_at[blossom] = state.entered_at[meeting]
    touched.append(blossom)


@compiled
def link(state: State, node: int, following: int, leaves_by: int, arrives_at: int) -> None:
    """Puts one child of a ring after another."""
    state.after[node] = following
    state.before[following] = node
    state.leaves_by[node] = leaves_by
    state.arrives_at[node] = arrives_at


@compiled
def adopt(state: State, blossom: int, first: int, now: int, fresh: list[int]) -> None:
    """Makes the nodes of a ring children of a blossom; the vertices of inner ones become outer."""
    node = first
    while True:
        if state.label[node] == INNER:
            settle(state, node, now)
            for vertex in vertices_of(state, node):
                fresh.append(vertex)
        elif node >= len(state.mate):
            # Prices of outer vertices go on falling as they did; only the blossom's own stands still.
            state.price[node] += 2 * (now - state.since[node])
            state.since[node] = now
        state.label[node] = FREE
        state.parent[node] = blossom
        node = state.after[node]
        if node == first:
            break
    node = state.after[first]
    while node != first:
        unite(state, first, node, blossom)
        node = state.after[node]


@compiled
def ready_to_expand(state: State, blossom: int, now: int) -> bool:
    """Tells whether a blossom is inner, on top, and its price has come down to zero."""
    if state.base[blossom] == NOBODY or state.parent[blossom] != NOBODY or state.label[blossom] != INNER:
        return False
    return state.price[blossom] - 2 * (now - state.since[blossom]) == 0


@compiled
def expand(
    graph: Graph,
    state: State,
    blossom: int,
    now: int,
    limit: int,
    heap: Heap,
    touched: list[int],
    fresh: list[int],
) -> None:
    """Takes an inner blossom apart: its children on the way through keep a part, the others are free."""
    settle(state, blossom, now)
    entered_from, entered_at = state.entered_from[blossom], state.entered_at[blossom]
    here = child_with(state, blossom, entered_at)
    end = child_with(state, blossom, state.base[blossom])
    release(state, blossom)
    forward = goes_forward(state, here, end)
    make_inner(state, here, entered_from, entered_at, now, heap, touched)
    while here != end:
        outer, one_end, other_end = step(state, here, forward)
        make_outer(state, outer, one_end, other_end, now, touched, fresh)
        here, one_end, other_end = step(state, outer, forward)
        make_inner(state, here, one_end, other_end, now, heap, touched)
    here, _, _ = step(state, end, forward)
    while state.label[here] == FREE:
        for vertex in vertices_of(state, here):
            note_free(graph, state, vertex, now, limit, heap)
        here, _, _ = step(state, here, forward)


@compiled
def release(state: State, blossom: int) -> None:
    """Puts the children of a blossom back on top."""
    first = state.child[blossom]
    node = first
    while True:
        state.parent[node] = NOBODY
        state.label[node] = FREE
        state.since[node] = state.since[blossom]
        part(state, node)
        node = state.after[node]
        if node == first:
            break
    give_back(state, blossom)


@compiled
def note_free(graph: Graph, state: State, vertex: int, now: int, limit: int, heap: Heap) -> None:
    """Notes when the edges from outer vertices to a vertex that is free again become tight."""
    for edge in range(graph.start[vertex], graph.start[vertex + 1]):
        other = graph.target[edge]
        if state.label[top_of(state, other)] == OUTER:
            slack = price_now(state, other, now) + state.price[vertex] - graph.weight[edge]
            if now + slack <= limit:
                heappush(heap, (now + slack, TIGHT, edge))


@compiled
def turn_path(state: State, vertex: int, partner: int) -> None:
    """Matches an outer vertex with a new partner, or nobody, and turns the way to the root around."""
    node = top_of(state, vertex)
    rebase(state, node, vertex)
    state.mate[vertex] = partner
    while state.entered_from[node] != NOBODY:
        inner = top_of(state, state.entered_from[node])
        up, down = state.entered_from[inner], state.entered_at[inner]
        rebase(state, inner, down)
        state.mate[down] = up
        node = top_of(state, up)
        rebase(state, node, up)
        state.mate[up] = down


@compiled
def finish(state: State, now: int, touched: list[int]) -> None:
    """Brings the tree's prices up to date and forgets the tree."""
    for node in touched:
        if state.label[node] != FREE and state.parent[node] == NOBODY:
            settle(state, node, now)
            state.label[node] = FREE
            state.entered_from[node] = NOBODY
