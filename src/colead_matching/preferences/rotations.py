"""Irving's algorithm on arrays, without stopping where no stable matching exists.

Everybody's list shrinks from both ends. First everyone proposes down their list, and whoever holds
a proposal strikes all they like less. Then rotations are taken out: cycles in which everyone moves
on to their second choice. Tan (1991) showed what remains where that cannot go on: odd cycles of
people who each have the same two left, the odd parties. With none, the matching is stable; they
are the same whatever the order, and setting one member of each aside makes the rest stable.

The functions run plain, and compiled for many people.
"""

from typing import NamedTuple

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.preferences.jit import compiled, inner
from colead_matching.preferences.lists import Lists


class Table(NamedTuple):
    """Holds the lists and what is left of them; entries are those of the lists."""

    indptr: Ints
    indices: Ints
    back: Ints
    cut: Ints
    """One for every entry that counts as not on the list."""
    first: Ints
    """Everyone's best entry left."""
    second: Ints
    last: Ints
    """Everyone's worst entry left."""
    holds: Ints
    """Whose proposal everyone holds, or -1."""
    place: Ints
    """Everyone's place on the path, -1 off it, -2 in an odd party."""
    path: Ints


def table(lists: Lists, cut: Ints) -> Table:
    """Makes the table of untouched lists."""
    size = lists.size
    nobody = np.full(size, -1, dtype=np.int64)
    return Table(
        indptr=lists.indptr,
        indices=lists.indices,
        back=lists.back,
        cut=cut,
        first=lists.indptr[:-1].copy(),
        second=nobody.copy(),
        last=lists.indptr[1:] - 1,
        holds=nobody.copy(),
        place=nobody.copy(),
        path=np.zeros(size + 1, dtype=np.int64),
    )


@inner
def _next(t: Table, person: int, entry: int) -> int:
    """Returns the person's next entry, from this one on, that neither side has struck."""
    while entry <= t.last[person] and (t.cut[entry] or t.back[entry] > t.last[t.indices[entry]]):
        entry += 1
    return entry


@inner
def _propose(t: Table) -> int:
    """Lets everyone propose until each is held by somebody or has nobody left."""
    steps = 0
    for start in range(len(t.first)):
        person = start
        while person >= 0:
            entry = _next(t, person, t.first[person])
            steps += entry - t.first[person] + 1
            t.first[person] = entry
            if entry > t.last[person]:
                break
            other = t.indices[entry]
            rejected = t.holds[other]
            t.holds[other] = person
            t.last[other] = t.back[entry]
            person = rejected
    return steps


@inner
def _extend(t: Table, length: int) -> int:
    """Lengthens the path until it meets itself; returns where."""
    while True:
        person = t.path[length - 1]
        entry = _next(t, person, max(t.second[person], t.first[person] + 1))
        t.second[person] = entry
        other = t.indices[entry]
        following = t.indices[t.last[other]]
        t.path[length] = following
        if t.place[following] >= 0:
            return length
        t.place[following] = length
        length += 1


@inner
def _is_odd_party(t: Table, start: int, end: int) -> bool:
    """Tells whether those on the rotation have nobody left but each other, two each.

    They are an odd number then: the path goes two steps at a time around their circle, and would
    meet itself after half of an even one.
    """
    for step in range(start, end):
        person = t.path[step]
        if t.second[person] != t.last[person] or t.place[t.indices[t.second[person]]] < start:
            return False
    return True


@inner
def _take_out(t: Table, start: int, end: int) -> None:
    """Moves everyone on the rotation on to their second choice."""
    for step in range(start, end):
        person = t.path[step]
        t.last[t.indices[t.second[person]]] = t.back[t.second[person]]
        t.first[person] = t.second[person]
        t.place[person] = -1


@inner
def _set_apart(t: Table, start: int, end: int) -> None:
    for step in range(start, end):
        t.place[t.path[step]] = -2


@inner
def _shorten(t: Table, length: int) -> int:
    """Takes those off the path's end who have settled meanwhile; returns the path's length."""
    while length and t.first[t.path[length - 1]] == t.last[t.path[length - 1]]:
        length -= 1
        t.place[t.path[length]] = -1
    return length


@inner
def _unsettled(t: Table, person: int) -> int:
    """Returns the first person, from this one on, with a choice left outside of odd parties."""
    while person < len(t.first) and (t.first[person] >= t.last[person] or t.place[person] == -2):
        person += 1
    return person


@inner
def _rotate(t: Table) -> int:
    """Takes out all rotations."""
    steps, length, start = 0, 0, _unsettled(t, 0)
    while start < len(t.first):
        if length == 0:
            t.path[0], t.place[start], length = start, 0, 1
        end = _extend(t, length)
        meets = t.place[t.path[end]]
        steps += end - meets + 1
        if _is_odd_party(t, meets, end):
            _set_apart(t, meets, end)
        else:
            _take_out(t, meets, end)
        length = _shorten(t, meets)
        if length == 0:
            start = _unsettled(t, start)
    return steps


def run_plain(t: Table) -> int:
    """Runs the algorithm and returns how many steps it took."""
    steps = _propose(t)
    return steps + _rotate(t)


run_compiled = compiled(run_plain)
