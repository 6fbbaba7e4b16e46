"""Preference lists as arrays: who accepts whom, best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from colead_matching.arrays import Ints


@dataclass(frozen=True)
class Lists:
    """Holds lists in which every mention is returned.

    Entry `e` of `indices` is somebody on the list of the person with `indptr[person] <= e <
    indptr[person + 1]`; `back[e]` is the entry by which that somebody lists the person.
    """

    indptr: Ints
    indices: Ints
    back: Ints

    @property
    def size(self) -> int:
        """Returns how many people there are."""
        return len(self.indptr) - 1

    @cached_property
    def owners(self) -> Ints:
        """Returns, for every entry, whose list it is on."""
        return np.repeat(np.arange(self.size), np.diff(self.indptr))


def mutual(indptr: Ints, indices: Ints) -> Lists:
    """Makes lists of those mentions that are returned; the order on each list is kept."""
    size, count = len(indptr) - 1, len(indices)
    owners = np.repeat(np.arange(size), np.diff(indptr))
    by_other = _by_column(indptr, indices, np.arange(count))
    given, returned = owners * size + indices, (indices * size + owners)[by_other]
    # Sorting twice by columns sorts by owner and other in linear time.
    order = _by_column(_starts(indices, size), owners[by_other], by_other)
    places = np.searchsorted(given[order], returned)
    places[places == count] = 0
    back = np.zeros(count, dtype=np.int64)
    back[by_other] = order[places]
    kept = np.zeros(count, dtype=bool)
    kept[by_other] = given[back[by_other]] == returned
    number = np.cumsum(kept) - 1
    return Lists(_starts(owners[kept], size), indices[kept], number[back[kept]])


def _by_column(indptr: Ints, columns: Ints, entries: Ints) -> Ints:
    """Returns the entries of a sparse matrix column by column, each from its first row down."""
    size = len(indptr) - 1
    matrix = csr_matrix((entries, columns, indptr), shape=(size, size))
    return np.asarray(matrix.tocsc().data, dtype=np.int64)


def _starts(owners: Ints, size: int) -> Ints:
    """Returns where everyone's entries begin, and where the last one's end."""
    starts = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(owners, minlength=size), out=starts[1:])
    return starts


def lists_of(rows: Sequence[Sequence[int]]) -> Lists:
    """Makes lists of everyone's list of places."""
    indptr = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in rows], out=indptr[1:])
    indices = np.fromiter(chain.from_iterable(rows), np.int64, int(indptr[-1]))
    return mutual(indptr, indices)


def ranked(indptr: Ints, indices: Ints, *merits: Ints) -> Lists:
    """Makes lists of candidates by merit: the first merit decides, the next breaks its ties.

    The arrays are sparse, one entry a candidate, so that they may hold 100,000 people.
    """
    owners = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    order = np.lexsort((*(-merit for merit in reversed(merits)), owners))
    return mutual(indptr, indices[order])
