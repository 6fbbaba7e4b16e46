"""Checks a round in which people joined pairs, or three made rings, after the proven round of pairs."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from colead_matching.definitions import FULL, STEPS, UNIT, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.formats import Peers
from colead_matching.peers.verify import LARGE, Check, verify_peers
from colead_matching.peers.verify_large import Arrays, _Large
from colead_matching.problem import Problem
from colead_matching.solution import Partnership, Solution
from colead_matching.unused import unused_claims

Ints = NDArray[np.int64]
MOST_JOINERS = 2_000


def verify_after(problem: Problem, solution: Solution, before: Solution) -> list[Finding]:
    """Returns everything that is wrong with the round of pairs, and with what followed it."""
    if before.before is not None:
        return [Finding("before", "The round of pairs is not one.")]
    kind = problem.format
    rings = isinstance(kind, Peers) and kind.rings
    unused = list(unused_claims(problem, before))
    found = unused or (verify_peers(problem, before) + _sound(problem, solution))
    if found:
        return found
    if rings:
        return [*_no_worse(solution, before), *_rings_bound(problem, solution)]
    return [*_same_pairs(solution, before), *_joins(problem, solution, before)]


def _sound(problem: Problem, solution: Solution) -> list[Finding]:
    """Checks everything but the bound."""
    extra = len(solution.partnerships)
    if len(problem.people) > LARGE:
        large = _Large(problem, solution, extra)
        found = [*large.identity(), *large.soundness()]
        if found:
            return found
        large.look()
        return [*large.values(), *large.objective(), *large.left_out(), *large.blocking()]
    check = Check(problem, solution, extra)
    found = [*check.identity(), *check.soundness()]
    if found:
        return found
    return [
        *check.partnership_values(),
        *check.objective(),
        *check.left_out(),
        *check.blocking(),
    ]


def _same_pairs(solution: Solution, before: Solution) -> Iterator[Finding]:
    """Checks that nothing changed but pairs that somebody who was alone joined."""
    alone = {left.person for left in before.left_out}
    old = {frozenset(group.members): group for group in before.partnerships}
    for group in solution.partnerships:
        was = old.pop(frozenset(group.members) - alone, None)
        grown = len(group.members) - (len(was.members) if was else 0)
        if was is None or grown not in (0, 1) or (grown and (was.locked or len(was.members) != 2)):
            yield Finding("before", f"{', '.join(group.members)} do not follow from the round of pairs.")
    if old:
        yield Finding("before", "A pair of the round of pairs is gone.")
    if any(group.ring for group in solution.partnerships):
        yield Finding("ring", "There is a ring, which the programme does not want.")


def _joins(problem: Problem, solution: Solution, before: Solution) -> Iterator[Finding]:
    """Checks that everybody in a triad gets enough, and that no other way to join was better."""
    kind, reached, base = problem.format, solution.objective, before.objective
    if not isinstance(kind, Peers) or not kind.joins:
        yield Finding("joins", "Somebody joined a pair, which the programme does not want.")
        return
    least, gains = ways_to_join(problem, before)
    enough = kind.least * FULL // 100
    alone = [left.person for left in before.left_out if left.allowed >= 2]
    grown = [group for group in solution.partnerships if set(group.members) & set(alone)]
    lowest = min((_least(problem, group) for group in grown), default=FULL)
    gain = reached.total - base.total
    if lowest < enough:
        yield Finding("joins", "Somebody in a triad gets too little for it to be worth it.")
    best = best_joins(least, gains, enough)
    if best != (len(grown), lowest, gain):
        yield Finding("joins", "Those left alone could have joined in a better way.")
    bound, first = solution.bound, before.bound
    limits = (bound.matched, bound.worst_off, bound.total)
    true = (
        first.matched + len(grown),
        max(first.worst_off, reached.worst_off),
        first.total + gain,
    )
    if limits != true or solution.status != before.status or bound.basis != "then_joined":
        yield Finding("bound", "The bound is not that of the pairs with what joining adds.")
    if (bound.duals, bound.refutations) != (first.duals, first.refutations):
        yield Finding("duals", "The prices are not those of the round of pairs.")


def ways_to_join(problem: Problem, before: Solution) -> tuple[Ints, Ints]:
    """Returns, for everybody alone and every open pair, the least own side (-1: not allowed) and the gain."""
    index = {key: i for i, key in enumerate(problem.keys)}
    joiners = [index[left.person] for left in before.left_out if left.allowed >= 2][:MOST_JOINERS]
    pairs = [
        sorted(group.members)
        for group in before.partnerships
        if len(group.members) == 2 and frozenset(group.members) not in problem.locks
    ]
    shape = len(joiners), len(pairs)
    if not joiners or not pairs:
        return np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    pool, person = Arrays(problem), problem.person
    a = np.array([index[one] for one, _ in pairs])
    b = np.array([index[other] for _, other in pairs])
    first = np.array([own_side(person[one], person[other]) for one, other in pairs])
    second = np.array([own_side(person[other], person[one]) for one, other in pairs])
    worth = np.array([sum(parts(problem, person[one], person[other]).values()) for one, other in pairs])
    rows = np.array(joiners)
    looked = [pool.rows(rows[k : k + 1]) for k in range(len(rows))]
    allowed, value, mine, theirs = (np.concatenate([row[k] for row in looked]) for k in range(4))
    asks = pool.asked > 0
    sides = np.minimum(
        np.where(asks[rows][:, None], (mine[:, a] + mine[:, b]) // 2, FULL),
        np.minimum(
            np.where(asks[a], (first + theirs[:, a]) // 2, FULL),
            np.where(asks[b], (second + theirs[:, b]) // 2, FULL),
        ),
    )
    fits = allowed[:, a] & allowed[:, b]
    return np.where(fits, sides, -1), (value[:, a] + value[:, b] + worth) // 3 - worth


def best_joins(least: Ints, gains: Ints, enough: int) -> tuple[int, int, int]:
    """Returns how many can join, the highest least side of their triads, and the most that it adds."""
    most = _can_join(least >= enough)
    if most == 0:
        return 0, FULL, 0
    heights = sorted({int(height) for height in least[least >= enough]})
    floor = max(height for height in heights if _can_join(least >= height) == most)
    usable = least >= floor
    far = 1 + 2 * int(np.abs(gains).max()) * (most + 1)
    weights = np.where(usable, gains + far, 0).astype(np.float64)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    taken = usable[rows, columns]
    return most, floor, int(gains[rows, columns][taken].sum())


def _can_join(usable: "NDArray[np.bool_]") -> int:
    return int((maximum_bipartite_matching(csr_array(usable), perm_type="column") >= 0).sum())


def _least(problem: Problem, group: Partnership) -> int:
    person, sides = problem.person, []
    for key in group.members:
        got = [own_side(person[key], person[other]) for other in group.members if other != key]
        sides.append(sum(got) // len(got) if person[key].needs else FULL)
    return min(sides)


def _no_worse(solution: Solution, before: Solution) -> Iterator[Finding]:
    if solution.objective < before.objective:
        yield Finding("before", "The round is worse than the pairs alone.")


def _rings_bound(problem: Problem, solution: Solution) -> Iterator[Finding]:
    """Checks the bound of what everybody could add at most, each for themselves."""
    bound, objective = solution.bound, solution.objective
    able, total = _apart(problem)
    true = (max(able, objective.matched), FULL, max(total, objective.total))
    if (bound.matched, bound.worst_off, bound.total) != true or bound.basis != "rings_apart":
        yield Finding("bound", "The bound is not what everybody could add, each for themselves.")
    reached = (objective.matched, objective.worst_off, objective.total)
    if (solution.status == "optimal") != (reached == true):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _apart(problem: Problem) -> tuple[int, int]:
    """Adds up the most that each can add: half a pair's value, or a third of a triad's or a ring's."""
    worth: dict[str, list[tuple[int, int, int]]] = {person.key: [] for person in problem.people}
    for one, other in combinations(problem.people, 2):
        if not broken(problem, one, other):
            scored = parts(problem, one, other)
            value = sum(scored.values())
            rest = value - scored["needs"]
            worth[one.key].append((value, rest, own_side(one, other)))
            worth[other.key].append((value, rest, own_side(other, one)))
    every = [row for rows in worth.values() for row in rows]
    most_value, most_rest = (max((row[k] for row in every), default=0) for k in (0, 1))
    total = 0
    for rows in worth.values():
        if rows:
            value, rest, side = (max(row[k] for row in rows) for k in range(3))
            product = side // UNIT * STEPS * STEPS
            mean = next(step for step in range(STEPS, -1, -1) if step**3 <= product)
            ring = problem.weights.needs * UNIT * (1 + mean) + (2 * rest + most_rest) // 3 + 1
            triad = (2 * value + most_value) // 3 + 1
            total += max(3 * value, 2 * max(ring, triad))
    return sum(bool(rows) for rows in worth.values()), total // 6
