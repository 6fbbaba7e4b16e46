"""A pool looked at once: everybody's best partners, and how high the floor may be."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from colead_matching.problem import Problem
from colead_matching.scale import STEPS
from colead_matching.scan.features import Features, Wide, features, most_steps
from colead_matching.scan.passes import STIRRED_BITS
from colead_matching.scan.survey import Survey, survey
from colead_matching.solvers.priced import Edges, Priced, Scale, priced_matching

Cancel = Callable[[], bool]
Tell = Callable[[float, str], None]
BEST, FAIREST, FAIREST_OF_MANY = 20, 6, 1
"""How many partners are kept for each person: the best by value, and by what the worse-off gets."""
FEW = 3_000
"""Pools up to this size are bisected for the highest floor over all pairs; larger ones over those kept."""
MANY = 20_000
"""Larger pools get fewer passes: a pass is what their time goes into."""


@dataclass(frozen=True)
class Looked:
    """Holds the free people of a problem, by their places in it, and what one pass tells of them."""

    problem: Problem
    people: tuple[int, ...]
    pool: Features
    salt: Wide
    scale: Scale
    survey: Survey
    edges: Edges
    cancelled: Cancel

    @property
    def most_passes(self) -> int:
        """Returns how many passes may be spent on a matching."""
        return 4 if len(self.people) > MANY else 30

    @property
    def odd(self) -> bool:
        """Tells whether one triad is called for."""
        return len(self.people) % 2 == 1

    def matching(self, floor: int, *, spare: bool, complete: bool = False) -> Priced:
        """Finds the best pairs from a floor on; `complete` looks at no others than those kept."""
        return priced_matching(
            self.pool, self.edges, self.salt, self.scale, floor=floor, spare=spare, complete=complete,
            most_passes=self.most_passes, cancelled=self.cancelled,
        )  # fmt: skip

    def most_pairs(self, floor: int, *, spare: bool, complete: bool = False) -> Priced:
        """Finds as many pairs as possible, whatever they are worth."""
        flat = self.pool._replace(weights=np.zeros_like(self.pool.weights))
        edges = Edges(self.edges.pairs, np.zeros_like(self.edges.value), self.edges.worse_side)
        return priced_matching(
            flat, edges, self.salt, Scale(1, 0, 1), floor=floor, spare=spare, complete=complete,
            most_passes=self.most_passes, cancelled=self.cancelled,
        )  # fmt: skip


def look(problem: Problem, cancelled: Cancel) -> Looked:
    """Looks at all pairs of the people who are not locked."""
    locked = {key for lock in problem.locks for key in lock}
    places = tuple(i for i, person in enumerate(problem.people) if person.key not in locked)
    pool = features(problem, [problem.people[i] for i in places])
    salt = chance_salt(problem, places)
    fairest = FAIREST if len(places) <= MANY else FAIREST_OF_MANY
    found = survey(pool, salt, BEST, fairest, cancelled)
    rows = np.repeat(np.arange(len(places)), found.partners.shape[1])
    others = found.partners.ravel()
    pairs = np.stack([rows, others], axis=1)[others >= 0]
    scale = Scale.of(len(places) + 1, most_steps(problem))
    return Looked(problem, places, pool, salt, scale, found, Edges.of(pool, pairs), cancelled)


def chance_salt(problem: Problem, places: tuple[int, ...]) -> Wide:
    """Returns what tells equals apart, by the seed and the keys of some people."""
    words = [blake2b(f"{problem.seed}:{problem.keys[i]}".encode(), digest_size=4).digest() for i in places]
    chance = np.array([int.from_bytes(word, "big") for word in words], dtype=np.int64)
    return (chance % (1 << STIRRED_BITS)).astype(np.int32)


@dataclass(frozen=True)
class Floor:
    """Holds the best pairs at the highest floor found, and the highest that could be, in steps."""

    matched: Priced
    highest: int
    most_matched: int
    """How many people can have a partner at all."""


def at_highest_floor(looked: Looked, most: int, *, spare: bool, tell: Tell) -> Floor:
    """Finds the best pairs at the highest floor, up to `most`, that costs nobody their place."""
    able = looked.survey.allowed > 0
    reach = int(looked.survey.best_worse_side[able].min(initial=STEPS))
    upper = min(reach, most)
    tell(0.3, "total")
    found = looked.matching(upper, spare=spare)
    if found.matched + (found.spare >= 0) >= int(able.sum()):
        return Floor(found, upper, found.matched)
    tell(0.5, "coverage")
    covered = looked.most_pairs(0, spare=spare)
    # Whoever is left out cannot hold the floor down, so the least of all reaches is no limit here.
    low, high = _bisect(looked, covered.matched, most, spare=spare, tell=tell)
    tell(0.8, "total")
    found = looked.matching(low, spare=spare)
    return Floor(found, high, covered.matched)


def _bisect(looked: Looked, covered: int, most: int, *, spare: bool, tell: Tell) -> tuple[int, int]:
    """Returns the highest floor found that keeps so many matched, and the highest not ruled out."""
    few = len(looked.people) <= FEW
    low, beyond = 0, most + 1
    while beyond - low > 1:
        tell(0.6, "worst_off")
        middle = (low + beyond) // 2
        if looked.most_pairs(middle, spare=spare, complete=not few).matched >= covered:
            low = middle
        else:
            beyond = middle
    if few or low == most:
        return low, low
    ruled_out = looked.most_pairs(low + 1, spare=spare)
    return low, low if ruled_out.left == 0 and ruled_out.matched < covered else most
