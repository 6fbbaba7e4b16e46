"""Two matchings of a problem: the most valuable one, and the one from everybody's own lists."""

from dataclasses import dataclass

import numpy as np
import rustworkx

from colead_matching.arrays import Ints
from colead_matching.preferences.descent import completed
from colead_matching.preferences.fewest import fewest_blocking
from colead_matching.preferences.lists import Lists, ranked
from colead_matching.scores import Scores
from colead_matching.solvers.ties import WEIGHT_SHIFT, tie_breaks

EFFORT = 10_000_000
"""Counted steps of the search for fewer blocking pairs on the lists; part of a second."""


@dataclass(frozen=True)
class Own:
    """Holds the pairs that everybody's own lists lead to, and whether Irving's algorithm found them stable."""

    partner: Ints
    exists: bool
    """Whether a stable matching exists, with equals in a list kept apart by value and seed."""


def own_lists(scores: Scores, free: Ints) -> Lists:
    """Returns everybody's allowed partners by what they would get, then by the pair's value."""
    among = np.ix_(free, free)
    rows, columns = np.nonzero(scores.allowed[among])
    indptr = np.searchsorted(rows, np.arange(len(free) + 1))
    breaks = tie_breaks(scores.keys, scores.seed)[among][rows, columns].astype(np.int64)
    sides, values = scores.sides[among][rows, columns], scores.values[among][rows, columns]
    return ranked(indptr, columns, sides, values, breaks)


def by_own_lists(scores: Scores, free: Ints) -> Own:
    """Pairs people up from their own lists, so that nobody who could be matched stays alone."""
    lists = own_lists(scores, free)
    found = fewest_blocking(lists, EFFORT)
    return Own(_partners(scores, free, completed(lists, found.pairs)), found.blocking == 0)


def ties(scores: Scores) -> bool:
    """Tells whether anybody would get the same from two allowed partners, or nothing from one."""
    rows, columns = np.nonzero(scores.allowed)
    sides = scores.sides[rows, columns]
    return bool((sides == 0).any()) or len(np.unique(np.stack([rows, sides]), axis=1).T) < len(rows)


def by_value(scores: Scores, free: Ints) -> Ints:
    """Returns everybody's partner where as many as possible are matched, with the greatest value."""
    breaks = tie_breaks(scores.keys, scores.seed)
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(free))
    rows, columns = np.nonzero(np.triu(scores.allowed[np.ix_(free, free)]))
    weights = [
        (int(scores.values[a, b]) << WEIGHT_SHIFT) + int(breaks[a, b])
        for a, b in zip(free[rows], free[columns], strict=True)
    ]
    graph.add_edges_from(list(zip(rows.tolist(), columns.tolist(), weights, strict=True)))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return _partners(scores, free, tuple(matched))


def _partners(scores: Scores, free: Ints, pairs: tuple[tuple[int, int], ...]) -> Ints:
    partner = np.full(len(scores.keys), -1, dtype=np.int64)
    for a, b in (*((free[a], free[b]) for a, b in pairs), *scores.locks):
        partner[a], partner[b] = b, a
    return partner
