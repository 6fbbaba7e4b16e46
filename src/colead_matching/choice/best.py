"""The best shortlists, by linear programmes whose prices are checked over every pair.

Showing is a flow: from those who look, `size` each, to those who are shown, and from each of them a
first unit and at most `most - 1` more. Each aim is one programme, with what the aims before it
reached as lower bounds on flows, so that the corners are whole numbers. Each starts from the most
valuable pairs, and takes in any other pair that its prices say would help, until there is none.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack, identity, vstack

from colead_matching.arrays import Ints

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
CANDIDATES = 3
"""The programmes start with so many times a list's size of partners for each person."""
MOST_ADDED = 20
"""So many pairs a person are added at a time, those first that help most."""


def best_lists(allowed: Bools, values: Ints, size: int, most: int) -> Bools:
    """Returns who is shown (column) to whom (row)."""
    if not allowed.any():
        return np.zeros_like(allowed)
    programme = _Programme(allowed, values, size, most, _most_valuable(allowed, values, CANDIDATES * size))
    programme.reach(first=1, more=0, goal=int(allowed.any(axis=0).sum()))
    programme.least_first = programme.first
    programme.reach(first=1, more=1, goal=int(np.minimum(allowed.sum(axis=1), size).sum()))
    programme.least_shown = programme.placed
    return programme.reach(first=0, more=0, goal=None)


def _most_valuable(allowed: Bools, values: Ints, count: int) -> Bools:
    """Returns everyone's most valuable allowed partners, from either side."""
    ranked = np.argsort(np.where(allowed, -values, np.iinfo(np.int64).max), axis=1, kind="stable")
    near = np.zeros_like(allowed)
    np.put_along_axis(near, ranked[:, :count], np.True_, axis=1)
    return np.asarray((near | near.T) & allowed)


@dataclass
class _Programme:
    """Holds the pairs taken in so far, and what earlier aims reached."""

    allowed: Bools
    values: Ints
    size: int
    most: int
    within: Bools
    least_first: int = 0
    least_shown: int = 0
    first: int = 0
    placed: int = 0

    def reach(self, *, first: int, more: int, goal: int | None) -> Bools:
        """Solves for one aim, to its best over every allowed pair, or to a goal that none exceeds.

        With a goal, first and further units count; without one, the value of the pairs.
        """
        counts = goal is None
        while True:
            rows, columns = np.nonzero(self.within)
            profits = self.values[rows, columns] if counts else np.zeros(len(rows))
            found = self._solve(rows, columns, profits, first, more)
            added = self._helpful(found, counts)
            if (goal is not None and round(-found.fun) >= goal) or not added.any():
                return self._chosen(found, rows, columns)
            self.within |= added

    def _solve(self, rows: Ints, columns: Ints, profits: Floats | Ints, first: int, more: int) -> Any:
        people, pairs = len(self.values), len(rows)
        each, one = np.arange(pairs), np.ones(pairs)
        look = csr_matrix((one, (rows, each)), shape=(people, pairs))
        shown = csr_matrix((one, (columns, each)), shape=(people, pairs))
        none, unit = csr_matrix((people, people)), identity(people)
        least = np.concatenate([np.zeros(pairs), -np.ones(people), np.zeros(people)])
        all_units = np.concatenate([np.zeros(pairs), -np.ones(2 * people)])
        cost = np.concatenate([-profits, np.full(people, -first), np.full(people, -more)])
        return linprog(
            cost,
            A_ub=vstack([hstack([look, none, none]), csr_matrix(np.stack([least, all_units]))]),
            b_ub=np.concatenate([np.full(people, self.size), [-self.least_first, -self.least_shown]]),
            A_eq=hstack([shown, -unit, -unit]),
            b_eq=np.zeros(people),
            bounds=np.stack([np.zeros(len(cost)), self._upper(pairs, people)], axis=1),
            method="highs-ds",
        )

    def _upper(self, pairs: int, people: int) -> Floats:
        return np.concatenate([np.ones(pairs + people), np.full(people, self.most - 1.0)])

    def _helpful(self, found: Any, counts: bool) -> Bools:
        """Returns the pairs that would help by the prices, which are whole numbers."""
        people = len(self.values)
        look, shown = found.ineqlin.marginals[:people], found.eqlin.marginals
        profit = (self.values if counts else 0) + look[:, None] + shown[None, :]
        helps = np.where(self.allowed & ~self.within, profit, 0.0)
        helps[helps <= 0.5] = 0
        if people > MOST_ADDED:
            least = np.partition(helps, -MOST_ADDED, axis=1)[:, [-MOST_ADDED]]
            helps[helps < least] = 0
        return np.asarray(helps > 0)

    def _chosen(self, found: Any, rows: Ints, columns: Ints) -> Bools:
        taken = found.x[: len(rows)] > 0.5
        chosen = np.zeros_like(self.within)
        chosen[rows[taken], columns[taken]] = True
        self.first, self.placed = int(chosen.any(axis=0).sum()), int(chosen.sum())
        return chosen
