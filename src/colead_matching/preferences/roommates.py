"""Stable roommates: everyone ranks some of the others, and pairs are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colead_matching.preferences.fewest import EFFORT, fewest_blocking
from colead_matching.preferences.lists import lists_of
from colead_matching.preferences.names import places, ranked_places, refuse_oneself
from colead_matching.preferences.taken import Pairs, blocking_of

NamedPairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Roommates:
    """Holds a matching and the pairs that block it: none if it is stable."""

    pairs: NamedPairs
    blocking: NamedPairs
    proven: bool
    """No matching has fewer blocking pairs; always known of a stable one."""

    @property
    def stable(self) -> bool:
        """Tells whether no two would rather have each other."""
        return not self.blocking


def roommates(preferences: Mapping[str, Sequence[str]], effort: int = EFFORT) -> Roommates:
    """Returns a stable matching, or one with the fewest blocking pairs where none is stable.

    A mention that is not returned counts for nothing. Where no matching is stable, the search
    proves the least number as long as its counted effort lasts.
    """
    refuse_oneself(preferences)
    names = sorted(preferences)
    lists = lists_of(ranked_places(preferences, places(names), "who has no list"))
    found = fewest_blocking(lists, effort)
    blocking = blocking_of(lists, found.pairs) if found.blocking else ()
    return Roommates(_named(names, found.pairs), _named(names, blocking), found.proven)


def _named(names: Sequence[str], pairs: Pairs) -> NamedPairs:
    return tuple(sorted((names[a], names[b]) for a, b in pairs))
