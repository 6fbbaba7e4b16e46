"""How evenly people are shown to others."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.formats import NearPeer
from colead_matching.problem import Problem
from colead_matching.scores import score


@dataclass(frozen=True)
class Exposure:
    """Holds how often everyone is shown; people whom no rule lets meet anybody do not count."""

    times: tuple[tuple[str, int], ...]
    most: int
    gini: float | None
    """0 when all are shown equally often, near 1 when one person is shown to everybody."""
    never_shown: tuple[str, ...]

    @property
    def share_never_shown(self) -> float | None:
        """Returns which share of the people who could be shown is shown to nobody."""
        return len(self.never_shown) / len(self.times) if self.times else None


def exposure_of(keys: Sequence[str], shown: Ints, possible: NDArray[np.bool_]) -> Exposure:
    """Returns the figures of those who could be shown to somebody."""
    times = tuple((key, int(n)) for key, n, may in zip(keys, shown, possible, strict=True) if may)
    counts = [n for _, n in times]
    return Exposure(
        times=times,
        most=max(counts, default=0),
        gini=_gini(counts),
        never_shown=tuple(key for key, n in times if n == 0),
    )


def exposure_among(problem: Problem, shown: Collection[str]) -> Exposure:
    """Returns the figures of a pool, given a key for each time that somebody is shown; with mentors, of those."""
    near = isinstance(problem.format, NearPeer)
    asks = np.array([not near or "learner" in person.roles for person in problem.people], dtype=bool)
    answers = np.array([not near or "mentor" in person.roles for person in problem.people], dtype=bool)
    possible = (score(problem).allowed & asks[:, None]).any(axis=0) & answers
    counts = Counter(shown)
    return exposure_of(
        problem.keys, np.array([counts[key] for key in problem.keys], dtype=np.int64), possible
    )


def _gini(counts: Sequence[int]) -> float | None:
    if not sum(counts):
        return None
    size = len(counts)
    weighted = sum((2 * rank - size - 1) * n for rank, n in enumerate(sorted(counts), 1))
    return weighted / (size * sum(counts))
