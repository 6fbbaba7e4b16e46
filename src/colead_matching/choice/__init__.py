"""Choice: whom everyone is shown, and pairs that few would rather leave for each other."""

from colead_matching.choice.exposure import Exposure
from colead_matching.choice.near_peer import StablePlaces, stable_places
from colead_matching.choice.shortlists import Shortlist, Shortlists, Suggestion, shortlists
from colead_matching.choice.stable import Point, StablePairs, stable_pairs, tradeoff
from colead_matching.choice.wishes import mutual_first_wishes, with_mutual_wishes_locked

__all__ = [
    "Exposure",
    "Point",
    "Shortlist",
    "Shortlists",
    "StablePairs",
    "StablePlaces",
    "Suggestion",
    "mutual_first_wishes",
    "shortlists",
    "stable_pairs",
    "stable_places",
    "tradeoff",
    "with_mutual_wishes_locked",
]
