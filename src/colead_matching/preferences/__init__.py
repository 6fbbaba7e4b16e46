"""Matching by preference lists: roommates, marriage, hospitals and residents."""

from colead_matching.preferences.blocking import blocking_pairs, blocking_places
from colead_matching.preferences.hospitals import assign
from colead_matching.preferences.marriage import marry
from colead_matching.preferences.roommates import Roommates, roommates

__all__ = ["Roommates", "assign", "blocking_pairs", "blocking_places", "marry", "roommates"]
