"""Choice: whom everyone is shown, and pairs that few would rather leave for each other."""

from colead_matching.choice.exposure import Exposure
from colead_matching.choice.shortlists import Shortlist, Shortlists, Suggestion, shortlists
from colead_matching.choice.stable import Point, StablePairs, stable_pairs, tradeoff

__all__ = [
    "Exposure",
    "Point",
    "Shortlist",
    "Shortlists",
    "StablePairs",
    "Suggestion",
    "shortlists",
    "stable_pairs",
    "tradeoff",
]
