"""As many pairs as possible in a graph, and a proof that no more are possible."""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

NOBODY = -1


@dataclass(frozen=True)
class Cardinality:
    """Holds a largest matching and its barrier.

    Without the barrier's vertices, the graph falls into at least as many odd components as the
    barrier and the single vertices together: by Tutte and Berge, no matching leaves fewer single.
    """

    mate: tuple[int, ...]
    barrier: tuple[int, ...]
    size: int

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Returns every pair once, the lower vertex first."""
        return tuple((i, j) for i, j in enumerate(self.mate) if i < j)


def largest(neighbours: Sequence[Sequence[int]], without: Collection[int] = ()) -> Cardinality:
    """Finds a largest matching that leaves the given vertices out.

    Edmonds' algorithm: start greedily, grow a tree from every single vertex, shrink odd cycles.
    A tree that cannot grow is set aside for good; its inner vertices belong to the barrier.
    """
    alive = [True] * len(neighbours)
    for vertex in without:
        alive[vertex] = False
    mate = _greedy(neighbours, alive)
    barrier: list[int] = []
    for root in range(len(neighbours)):
        if alive[root] and mate[root] == NOBODY:
            tree = _Tree(neighbours, alive, mate, root)
            if not tree.augment():
                barrier += tree.set_aside()
    pairs = sum(partner != NOBODY for partner in mate) // 2
    return Cardinality(tuple(mate), tuple(sorted(barrier)), pairs)


def _greedy(neighbours: Sequence[Sequence[int]], alive: Sequence[bool]) -> list[int]:
    mate = [NOBODY] * len(neighbours)
    # Those with the fewest neighbours choose first: they are the hardest to place later.
    for vertex in sorted(range(len(neighbours)), key=lambda v: len(neighbours[v])):
        if not alive[vertex] or mate[vertex] != NOBODY:
            continue
        for other in neighbours[vertex]:
            if alive[other] and mate[other] == NOBODY:
                mate[vertex], mate[other] = other, vertex
                break
    return mate


@dataclass
class _Tree:
    """Grows the alternating tree of one single vertex."""

    neighbours: Sequence[Sequence[int]]
    alive: list[bool]
    mate: list[int]
    root: int
    parent: list[int] = field(init=False)
    base: list[int] = field(init=False)
    outer: list[bool] = field(init=False)
    queue: deque[int] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.neighbours)
        self.parent = [NOBODY] * size
        self.base = list(range(size))
        self.outer = [False] * size
        self.outer[self.root] = True
        self.queue = deque([self.root])

    def augment(self) -> bool:
        """Looks for a way to match the root; takes it if there is one."""
        while self.queue:
            vertex = self.queue.popleft()
            for other in self.neighbours[vertex]:
                if self._useless(vertex, other):
                    continue
                if other == self.root or self._is_outer_mate(other):
                    self._shrink(vertex, other)
                elif self.parent[other] == NOBODY:
                    self.parent[other] = vertex
                    if self.mate[other] == NOBODY:
                        self._flip(other)
                        return True
                    self.outer[self.mate[other]] = True
                    self.queue.append(self.mate[other])
        return False

    def set_aside(self) -> list[int]:
        """Takes the tree out of the graph and returns its inner vertices."""
        inner = [v for v, up in enumerate(self.parent) if up != NOBODY and not self.outer[v]]
        for vertex, outer in enumerate(self.outer):
            if outer:
                self.alive[vertex] = False
        for vertex in inner:
            self.alive[vertex] = False
        return inner

    def _useless(self, vertex: int, other: int) -> bool:
        return not self.alive[other] or self.base[vertex] == self.base[other] or self.mate[vertex] == other

    def _is_outer_mate(self, vertex: int) -> bool:
        partner = self.mate[vertex]
        return partner != NOBODY and self.parent[partner] != NOBODY

    def _shrink(self, one: int, other: int) -> None:
        top = self._meeting_base(one, other)
        inside: set[int] = set()
        self._mark_way_up(one, top, other, inside)
        self._mark_way_up(other, top, one, inside)
        for vertex, base in enumerate(self.base):
            if base in inside:
                self.base[vertex] = top
                if not self.outer[vertex]:
                    self.outer[vertex] = True
                    self.queue.append(vertex)

    def _meeting_base(self, one: int, other: int) -> int:
        passed: set[int] = set()
        vertex = self.base[one]
        passed.add(vertex)
        while self.mate[vertex] != NOBODY:
            vertex = self.base[self.parent[self.mate[vertex]]]
            passed.add(vertex)
        vertex = self.base[other]
        while vertex not in passed:
            vertex = self.base[self.parent[self.mate[vertex]]]
        return vertex

    def _mark_way_up(self, vertex: int, top: int, child: int, inside: set[int]) -> None:
        while self.base[vertex] != top:
            inside.add(self.base[vertex])
            inside.add(self.base[self.mate[vertex]])
            self.parent[vertex] = child
            child = self.mate[vertex]
            vertex = self.parent[child]

    def _flip(self, vertex: int) -> None:
        while vertex != NOBODY:
            up = self.parent[vertex]
            further = self.mate[up]
            self.mate[vertex], self.mate[up] = up, vertex
            vertex = further
