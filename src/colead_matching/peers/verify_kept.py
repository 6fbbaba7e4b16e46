"""Checks a round beside an earlier one: the prices must prove both the people matched and the total."""

from collections.abc import Iterator
from itertools import combinations

from colead_matching.definitions import FULL
from colead_matching.finding import Finding
from colead_matching.peers.verify import Check
from colead_matching.problem import Problem
from colead_matching.solution import Solution


def verify_kept(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a round that keeps an earlier one's pairs at a price."""
    check = Check(problem, solution)
    found = [*check.identity(), *check.soundness()]
    if found:
        return found
    return [
        *check.partnership_values(),
        *check.objective(),
        *check.left_out(),
        *check.blocking(),
        *_bound(check),
    ]


def _bound(check: Check) -> Iterator[Finding]:
    problem, solution = check.problem, check.solution
    duals, free, bound = check.duals, check.free, solution.bound
    if bound.basis != "kept":
        yield Finding("bound", "The bound is not one for pairs that are kept.")
        return
    priced = sorted(key for key, _ in duals.people) == free and duals.scale >= 1
    if not priced or any(price < 0 for _, price in duals.people):
        yield Finding("duals", "The prices do not name every free person once, or are below zero.")
        return
    for odd in duals.odd_sets:
        size = len(odd.members)
        if odd.value < 0 or size % 2 == 0 or len(set(odd.members) & set(free)) != size:
            yield Finding("duals", "An odd set is not one, or its price is below zero.")
            return
    for a, b in combinations(free, 2):
        if b in check.allowed[a]:
            worth = check.value[a, b] + _earlier(problem, a, b)
            if check.priced(a, b) + duals.pair < duals.scale * worth:
                yield Finding("duals", f"The pair {a}, {b} is worth more than its price.")
    yield from _limits(check)


def _limits(check: Check) -> Iterator[Finding]:
    """Checks that the bounds are what the prices prove, and the status what the bounds say."""
    problem, solution = check.problem, check.solution
    duals, bound, objective = check.duals, solution.bound, solution.objective
    prices = sum(price for _, price in duals.people)
    prices += sum(odd.value * ((len(odd.members) - 1) // 2) for odd in duals.odd_sets)
    pairs = (objective.matched - len(check.locked)) // 2
    # One pair more costs as much as the pairs' price gives back, so the prices limit their number as well.
    most = prices // -duals.pair if duals.pair < 0 else len(check.free) // 2
    locks = sum(check.value[a, b] + _earlier(problem, a, b) for a, b in map(sorted, problem.locks))
    kept = sum(frozenset(group.members) in problem.previous for group in solution.partnerships)
    total = (prices + duals.pair * pairs) // duals.scale + locks - kept * problem.price
    true = (len(check.locked) + 2 * most, FULL, total)
    if (bound.matched, bound.worst_off, bound.total) != true:
        yield Finding("bound", f"The prices prove {true}, not what is stated.")
    if bound.matched < objective.matched or bound.total < objective.total:
        yield Finding("bound", "A bound is below what was reached.")
    reached = (objective.matched, objective.total)
    if (solution.status == "optimal") != (reached == (bound.matched, bound.total)):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _earlier(problem: Problem, a: str, b: str) -> int:
    return problem.price if frozenset((a, b)) in problem.previous else 0
