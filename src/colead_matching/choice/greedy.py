"""Good shortlists for many people: the most valuable pairs first, then mended for those never shown."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints

Bools = NDArray[np.bool_]
CANDIDATES = 8
"""So many times a list's size of partners are tried by value before lists are filled up."""


def greedy_lists(allowed: Bools, values: Ints, size: int, most: int) -> Bools:
    """Returns who is shown (column) to whom (row)."""
    chosen = _by_value(allowed, values, size, most)
    _fill(chosen, allowed, values, size, most)
    _show_the_hidden(chosen, allowed, values, size)
    _fill(chosen, allowed, values, size, most)
    return chosen


def _by_value(allowed: Bools, values: Ints, size: int, most: int) -> Bools:
    count = len(values)
    near = min(CANDIDATES * size, count)
    worth = np.where(allowed, values, -1)
    columns = np.argsort(-worth, axis=1, kind="stable")[:, :near].ravel()
    rows = np.repeat(np.arange(count), near)
    order = np.argsort(-worth[rows, columns], kind="stable")
    order = order[worth[rows[order], columns[order]] >= 0]
    chosen = np.zeros_like(allowed)
    looks, shown = [size] * count, [most] * count
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if looks[row] and shown[column]:
            chosen[row, column] = True
            looks[row] -= 1
            shown[column] -= 1
    return chosen


def _fill(chosen: Bools, allowed: Bools, values: Ints, size: int, most: int) -> None:
    """Fills lists that are short with whoever may still be shown, the most valuable first."""
    shown = chosen.sum(axis=0)
    for row in np.flatnonzero(chosen.sum(axis=1) < size):
        room = size - int(chosen[row].sum())
        others = np.flatnonzero(allowed[row] & ~chosen[row] & (shown < most))
        best = others[np.argsort(-values[row, others], kind="stable")[:room]]
        chosen[row, best] = True
        shown[best] += 1


def _show_the_hidden(chosen: Bools, allowed: Bools, values: Ints, size: int) -> None:
    for person in np.flatnonzero(allowed.any(axis=0) & ~chosen.any(axis=0)):
        _show(chosen, allowed, values, size, int(person))


def _show(chosen: Bools, allowed: Bools, values: Ints, size: int, person: int) -> None:
    """Shows somebody to one who has room, or who may drop another, or hand one on, and so forth.

    The search widens step by step, so it finds a way whenever there is one.
    """
    shown, looks = chosen.sum(axis=0), chosen.sum(axis=1)
    by: dict[int, int] = {}
    queue, came = deque([person]), {person: (-1, -1)}
    while queue:
        one = queue.popleft()
        rows = np.flatnonzero(allowed[:, one] & ~chosen[:, one])
        for row in rows[np.argsort(-values[rows, one], kind="stable")].tolist():
            if row in by:
                continue
            by[row] = one
            spare = np.flatnonzero(chosen[row] & (shown > 1))
            if looks[row] < size or len(spare):
                dropped = -1 if looks[row] < size else int(spare[np.argmin(values[row, spare])])
                _hand_on(chosen, came, row, one, dropped)
                return
            for other in np.flatnonzero(chosen[row]).tolist():
                if other not in came:
                    came[other] = (row, one)
                    queue.append(other)


def _hand_on(chosen: Bools, came: dict[int, tuple[int, int]], row: int, one: int, dropped: int) -> None:
    while row >= 0:
        if dropped >= 0:
            chosen[row, dropped] = False
        chosen[row, one] = True
        dropped, (row, one) = one, came[one]
