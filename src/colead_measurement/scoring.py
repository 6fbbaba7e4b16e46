"""One person's score on a scale: the mean of what they answered, if they answered enough of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SHARE = 0.8  # of a scale's items; with fewer answers a mean says too little
# The person-mean rule and its share: domain notes, 2.1; after Downey & King (1998), Journal of Psychology 132, 175-191.


@dataclass(frozen=True)
class Key:
    """How an answer counts: the ends of its scale, and whether it is turned round."""

    low: float
    high: float
    reversed: bool = False

    def turned(self, answer: float) -> float:
        """Give the answer as it counts; raises ValueError where it is none of the scale."""
        if not self.low <= answer <= self.high:
            raise ValueError(f"An answer lies between {self.low:g} and {self.high:g}.")
        return self.low + self.high - answer if self.reversed else answer


def score(answers: Sequence[float | None], keys: Sequence[Key]) -> float | None:
    """Give the mean of the answered items, or None with fewer than four in five; None is "no answer" or "does not apply"."""
    if len(answers) != len(keys) or not keys:
        raise ValueError("Each item needs an answer, which may be None, and a key.")
    given = [key.turned(answer) for answer, key in zip(answers, keys, strict=True) if answer is not None]
    if len(given) < LEAST_SHARE * len(keys):
        return None
    return sum(given) / len(given)
