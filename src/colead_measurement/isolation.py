"""Whether anybody can be worked out from all that was released, by adding and subtracting whole releases.

Each release is a sum over contributions; a contribution is what one or several people gave, and one that changed is a
new one. A reader who knows who was in which release can form every linear combination of them. A combination that
is about fewer than k people isolates them. This is the field's "query set" attack by differences and complements
(Denning, Denning & Schwartz 1979, the tracker), looked for by linear algebra instead of pair by pair.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A release: what it adds up, and whom each part is about.
Contributions = Mapping[Any, frozenset[Any]]
MOST_SETS = 20_000  # of small groups looked at; beyond that safety cannot be shown in a moment
EXACT = 1e-9


class TooManySets(RuntimeError):
    """There are so many small groups that it cannot be shown in a moment that none can be isolated."""


def isolated(releases: Sequence[Contributions], *, k: int) -> frozenset[Any] | None:
    """Give fewer than k people about whom some combination of the releases alone is; None where there are none.

    Contributions that were always released together cannot be told apart, so that they are looked at as one. Some
    combination lies within a set of them if the projection onto the combinations keeps a vector of that set whole.
    """
    people, shares = _together(releases)
    if not people:
        return None
    kept = _projection(shares)
    small = sorted((i for i, group in enumerate(people) if len(group) < k), key=lambda i: (len(people[i]), i))
    for looked_at, (members, group) in enumerate(_sets(small, people, k)):
        if looked_at >= MOST_SETS:
            raise TooManySets
        if np.linalg.eigvalsh(kept[np.ix_(members, members)])[-1] > 1 - EXACT:
            return group
    return None


def _together(releases: Sequence[Contributions]) -> tuple[list[frozenset[Any]], NDArray[np.float64]]:
    """Put contributions together that were in the same releases: whom each lot is about, and which releases have it."""
    where: dict[Hashable, list[int]] = {}
    about: dict[Hashable, frozenset[Any]] = {}
    for number, release in enumerate(releases):
        for name, group in release.items():
            where.setdefault(name, []).append(number)
            about[name] = about.get(name, frozenset()) | group
    lots: dict[tuple[int, ...], set[Any]] = {}
    for name, numbers in where.items():
        lots.setdefault(tuple(numbers), set()).update(about[name])
    shares = np.zeros((len(releases), len(lots)))
    for column, places in enumerate(lots):
        shares[list(places), column] = 1.0
    return [frozenset(group) for group in lots.values()], shares


def _projection(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    _left, sizes, right = np.linalg.svd(shares, full_matrices=False)
    basis = right[sizes > EXACT * max(shares.shape) * (sizes.max() if sizes.size else 1.0)]
    return np.asarray(basis.T @ basis)


def _sets(
    small: Sequence[int], people: Sequence[frozenset[Any]], k: int
) -> Iterator[tuple[list[int], frozenset[Any]]]:
    """Run through all sets of small lots that are together about fewer than k people."""
    stack: list[tuple[int, list[int], frozenset[Any]]] = [(0, [], frozenset())]
    while stack:
        start, members, group = stack.pop()
        for place in range(start, len(small)):
            wider = group | people[small[place]]
            if len(wider) < k:
                chosen = [*members, small[place]]
                yield chosen, wider
                stack.append((place + 1, chosen, wider))
