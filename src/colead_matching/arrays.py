"""Facts about people as numpy arrays."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def membership(sets: Sequence[AbstractSet[object]]) -> NDArray[np.float32]:
    """Returns one row a set and one column a member, so that row products count what two share.

    Floats, because numpy multiplies integer matrices without BLAS; counts stay exact below 2**24.
    """
    columns: dict[object, int] = {}
    for members in sets:
        for member in members:
            columns.setdefault(member, len(columns))
    matrix = np.zeros((len(sets), len(columns)), dtype=np.float32)
    for row, members in enumerate(sets):
        matrix[row, [columns[member] for member in members]] = 1
    return matrix


def shared(sets: Sequence[AbstractSet[object]]) -> Ints:
    """Returns how many members every two of the sets have in common."""
    matrix = membership(sets)
    return np.asarray(matrix @ matrix.T).astype(np.int64)


def root(squares: Ints) -> Ints:
    """Returns whole square roots, rounded down exactly."""
    guess = np.sqrt(squares.astype(np.float64)).astype(np.int64)
    guess -= guess * guess > squares
    guess += (guess + 1) * (guess + 1) <= squares
    return guess
