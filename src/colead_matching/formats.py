"""What kind of partnership a round makes."""

from dataclasses import dataclass

from colead_matching.errors import ProblemError

SMALLEST_CIRCLE, LARGEST_CIRCLE = 4, 8
MOST_ROUNDS = 52


@dataclass(frozen=True)
class Peers:
    """Pairs in which both give and take; the odd person makes a triad."""

    rings: bool = False
    """Whether three people may help each other around: the first the second, the second the third."""
    joins: bool = True
    """Whether somebody left alone may join a pair as the third, in even pools too."""
    least: int = 1
    """What everybody of such a triad must get for it to be worth it, in percent of what they asked for."""

    def __post_init__(self) -> None:
        if not 0 <= self.least <= 100:
            raise ProblemError(f"The least in a triad is {self.least} percent; it must be between 0 and 100.")


@dataclass(frozen=True)
class NearPeer:
    """Pairs of a mentor and a learner; a mentor has room for several."""

    learner_share: int = 70
    """How much of a pair's value is the learner's own side, in percent; the rest is the mentor's."""

    def __post_init__(self) -> None:
        if not 0 <= self.learner_share <= 100:
            raise ProblemError(f"The learner's share is {self.learner_share}; it must be between 0 and 100.")


@dataclass(frozen=True)
class Circles:
    """Groups that cover each other's needs."""

    size: int = 6
    """How many people a circle should have."""
    smallest: int = SMALLEST_CIRCLE
    largest: int = LARGEST_CIRCLE
    facilitators: int = 0
    """How many facilitators every circle must have."""

    def __post_init__(self) -> None:
        if not SMALLEST_CIRCLE <= self.smallest <= self.size <= self.largest <= LARGEST_CIRCLE:
            raise ProblemError(
                f"Circles of {self.smallest} to {self.largest}, best {self.size}, are not possible;"
                f" a circle has {SMALLEST_CIRCLE} to {LARGEST_CIRCLE} people."
            )
        if not 0 <= self.facilitators <= self.smallest:
            raise ProblemError(f"A circle cannot have {self.facilitators} facilitators.")


@dataclass(frozen=True)
class Rotation:
    """Several rounds of pairs in which nobody meets the same person twice."""

    rounds: int = 3

    def __post_init__(self) -> None:
        if not 1 <= self.rounds <= MOST_ROUNDS:
            raise ProblemError(f"{self.rounds} rounds are not possible; it must be 1 to {MOST_ROUNDS}.")


Format = Peers | NearPeer | Circles | Rotation
