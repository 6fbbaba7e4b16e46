"""Stable partitions: pairs, people alone, and the odd parties that keep a matching from being stable."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.preferences.lists import Lists
from colead_matching.preferences.rotations import Table, run_compiled, run_plain, table

FEW = 3_000
"""With so few entries, running plain is over before compiled code is loaded."""


@dataclass(frozen=True)
class Partition:
    """Holds, for everyone, the next in their party: the partner in a pair, -1 for those alone."""

    after: tuple[int, ...]
    entry: tuple[int, ...]
    """The entry by which everyone lists the next in their party, -1 for those alone."""
    steps: int
    """How much work it took, counted."""

    @cached_property
    def odd(self) -> tuple[tuple[int, ...], ...]:
        """Returns the odd parties, each in its order from its first member."""
        found: list[tuple[int, ...]] = []
        seen: set[int] = set()
        for person, following in enumerate(self.after):
            if person in seen or following < 0 or self.after[following] == person:
                continue
            party = [person]
            while self.after[party[-1]] != person:
                party.append(self.after[party[-1]])
            seen.update(party)
            found.append(tuple(party))
        return tuple(found)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Returns the pairs, without the odd parties' members."""
        return tuple((a, b) for a, b in enumerate(self.after) if a < b and self.after[b] == a)


def partition(lists: Lists, cut: Ints | None = None, *, plain: bool | None = None) -> Partition:
    """Returns a stable partition of the lists without the entries that are cut."""
    if cut is None:
        cut = np.zeros(len(lists.indices), dtype=np.int64)
    if plain is None:
        plain = len(lists.indices) <= FEW
    whole = table(lists, cut)
    steps = run_plain(_quick(whole)) if plain else run_compiled(whole)
    entry = np.where(whole.first > whole.last, -1, whole.first)
    after = np.where(entry < 0, -1, lists.indices[entry]) if len(lists.indices) else entry
    return Partition(tuple(after.tolist()), tuple(entry.tolist()), int(steps))


def _quick(whole: Table) -> Table:
    # Plain Python reads and writes a buffer far faster than an array; both are the same memory.
    return Table(*(cast(Ints, cells.data) for cells in whole))
