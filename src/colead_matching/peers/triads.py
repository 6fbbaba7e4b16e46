"""The triad of an odd pool: a third person joins a pair where the most is gained."""

from dataclasses import dataclass

import numpy as np

from colead_matching.scale import STEPS
from colead_matching.scan.features import Features, Long
from colead_matching.scan.kernel import row_of, working_room


@dataclass(frozen=True)
class Join:
    """Holds who joins which pair; the gain is in units of value, over what the pair is worth alone."""

    person: int
    pair: int
    gain: int


@dataclass(frozen=True)
class Pairs:
    """Holds pairs of a pool with their value and what each gets, in steps."""

    members: Long
    value: Long
    sides: Long


def best_join(pool: Features, pairs: Pairs, person: int, floor: int) -> Join | None:
    """Returns the pair that a person joins best, with nobody below the floor; nothing if there is none."""
    count = len(pool.level)
    room, met = working_room()
    row = np.empty((3, count), dtype=np.int32)
    row_of(pool, person, room, met, row)
    value, gets, gives = row.astype(np.int64)
    a, b = pairs.members.T
    fits = (value[a] >= 0) & (value[b] >= 0) & (a != person) & (b != person)
    asks = pool.has_needs > 0
    least = 2 * floor
    fits &= (gets[a] + gets[b] >= least) | (not asks[person])
    fits &= (pairs.sides[:, 0] + gives[a] >= least) | ~asks[a]
    fits &= (pairs.sides[:, 1] + gives[b] >= least) | ~asks[b]
    # The mean of three values, each worth six a step, less the pair's own.
    gains = np.where(fits, 2 * (value[a] + value[b] + pairs.value) - 6 * pairs.value, -(10 * STEPS**2))
    if not fits.any():
        return None
    best = int(gains.argmax())
    return Join(person, best, int(gains[best]))
