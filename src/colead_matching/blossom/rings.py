"""Blossoms as rings of children: who is inside, and how a matching turns around inside."""

# These functions run compiled on 64-bit numbers, or as they are on whole numbers of any size.

from colead_matching.blossom.state import FREE, INNER, NOBODY, OUTER, State
from colead_matching.compiling import compiled


@compiled
def top_of(state: State, vertex: int) -> int:
    """Returns the outermost blossom around a vertex, or the vertex itself."""
    while state.toward[vertex] != vertex:
        state.toward[vertex] = state.toward[state.toward[vertex]]
        vertex = state.toward[vertex]
    return state.node[vertex]


@compiled
def unite(state: State, node: int, other: int, blossom: int) -> None:
    """Lets one vertex stand for all of two nodes, which are in the same blossom now."""
    more, fewer = standing_for(state, node), standing_for(state, other)
    if more != fewer:
        if state.together[more] < state.together[fewer]:
            more, fewer = fewer, more
        state.toward[fewer] = more
        state.together[more] += state.together[fewer]
    state.node[more] = blossom


@compiled
def standing_for(state: State, node: int) -> int:
    """Returns the vertex that stands for a node's."""
    vertex = state.base[node]
    while state.toward[vertex] != vertex:
        state.toward[vertex] = state.toward[state.toward[vertex]]
        vertex = state.toward[vertex]
    return vertex


@compiled
def part(state: State, node: int) -> None:
    """Lets one vertex of a node stand for its vertices alone."""
    first = state.base[node]
    count = 0
    for vertex in vertices_of(state, node):
        state.toward[vertex] = first
        count += 1
    state.together[first] = count
    state.node[first] = node


@compiled
def vertices_of(state: State, node: int) -> list[int]:
    """Returns the vertices inside a node."""
    count = len(state.mate)
    found, stack = [node], [node]
    found.clear()
    while len(stack) > 0:
        inner = stack.pop()
        if inner < count:
            found.append(inner)
            continue
        first = state.child[inner]
        member = first
        while True:
            stack.append(member)
            member = state.after[member]
            if member == first:
                break
    return found


@compiled
def child_with(state: State, blossom: int, vertex: int) -> int:
    """Returns the child of a blossom that holds a vertex."""
    node = vertex
    while state.parent[node] != blossom:
        node = state.parent[node]
    return node


@compiled
def goes_forward(state: State, start: int, end: int) -> bool:
    """Tells whether the way around the ring with an even number of steps goes forward."""
    steps, node = 0, start
    while node != end:
        node = state.after[node]
        steps += 1
    return steps % 2 == 0


@compiled
def step(state: State, node: int, forward: bool) -> tuple[int, int, int]:
    """Returns the next child of the ring, and the edge to it: the end here and the end there."""
    if forward:
        return state.after[node], state.leaves_by[node], state.arrives_at[node]
    other = state.before[node]
    return other, state.arrives_at[other], state.leaves_by[other]


@compiled
def rebase(state: State, node: int, vertex: int) -> None:
    """Matches the inside of a node anew, so that the given vertex is the one matched outside."""
    count = len(state.mate)
    stack = [(node, vertex)]
    while len(stack) > 0:
        blossom, base = stack.pop()
        if blossom < count:
            continue
        here, end = child_with(state, blossom, base), child_with(state, blossom, state.base[blossom])
        state.base[blossom] = base
        stack.append((here, base))
        forward = goes_forward(state, here, end)
        while here != end:
            here, _, _ = step(state, here, forward)
            other, one_end, other_end = step(state, here, forward)
            state.mate[one_end] = other_end
            state.mate[other_end] = one_end
            stack.append((here, one_end))
            stack.append((other, other_end))
            here = other


@compiled
def price_now(state: State, vertex: int, now: int) -> int:
    """Returns a vertex's price at a time of the search."""
    label = state.label[top_of(state, vertex)]
    if label == OUTER:
        return state.price[vertex] - (now - state.since[vertex])
    if label == INNER:
        return state.price[vertex] + (now - state.since[vertex])
    return state.price[vertex]


@compiled
def settle(state: State, node: int, now: int) -> None:
    """Brings all prices of a node on top up to date."""
    label = state.label[node]
    sign = 1 if label == INNER else -1
    for vertex in vertices_of(state, node):
        if label != FREE:
            state.price[vertex] += sign * (now - state.since[vertex])
        state.since[vertex] = now
    if node >= len(state.mate):
        if label != FREE:
            state.price[node] -= 2 * sign * (now - state.since[node])
        state.since[node] = now


@compiled
def give_back(state: State, blossom: int) -> None:
    """Makes a blossom's node available again."""
    height = state.spare[-1]
    state.spare[height] = blossom
    state.spare[-1] = height + 1
    state.parent[blossom] = NOBODY
    state.base[blossom] = NOBODY
    state.child[blossom] = NOBODY
    state.label[blossom] = FREE


@compiled
def take_spare(state: State) -> int:
    """Returns an unused node for a new blossom."""
    height = state.spare[-1] - 1
    state.spare[-1] = height
    return state.spare[height]
