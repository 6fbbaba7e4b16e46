"""Everything the solvers need to know about a problem, as matrices in the order of the keys."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.criteria import CRITERIA, own_sides
from colead_matching.criterion import Criterion
from colead_matching.problem import Problem
from colead_matching.rules import allowed
from colead_matching.scale import SCALE


@dataclass(frozen=True)
class Scores:
    """Holds the scores of all pairs."""

    keys: tuple[str, ...]
    allowed: NDArray[np.bool_]
    sides: Ints
    """What the person of the row gets from the person of the column."""
    felt: Ints
    """The same for the worst-off: those without needs cannot be badly off, so they have SCALE."""
    values: Ints
    parts: dict[Criterion, Ints]
    locks: tuple[tuple[int, int], ...]
    seed: int


def score(problem: Problem) -> Scores:
    """Scores all pairs."""
    parts = {
        criterion: problem.weights.of(criterion) * values(problem) for criterion, values in CRITERIA.items()
    }
    index = {key: i for i, key in enumerate(problem.keys)}
    sides = own_sides(problem)
    needy = np.array([bool(person.needs) for person in problem.people], dtype=bool)
    locks = sorted(tuple(sorted(index[key] for key in lock)) for lock in problem.locks)
    return Scores(
        keys=problem.keys,
        allowed=allowed(problem),
        sides=sides,
        felt=np.where(needy[:, None], sides, SCALE),
        values=sum(parts.values(), start=np.zeros_like(sides)),
        parts=parts,
        locks=tuple((a, b) for a, b in locks),
        seed=problem.seed,
    )
