"""A round beside an earlier one: the price of a broken pair, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from colead.cli.match.results import Written, short
from colead_matching import SCALE, Problem, ProblemError, Rotation, Solution, difference, following, keeping
from colead_matching.change import Changed, share_of_a_pair

SHOWN = 40
USUAL, MOST = "0.1", 1_000
WHY = {
    "left": "has left",
    "joined": "is new",
    "partner_left": "their partner has left",
    "decided": "was decided",
    "rule": "a rule keeps them apart now",
    "freed": "had nobody before",
    "moved": "worth more than the price",
    "third": "a third person came or went",
}


def read_price(given: str | None) -> Decimal:
    """Read the price of a broken pair."""
    try:
        price = Decimal(given if given is not None else USUAL)
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite() or not 0 <= price <= MOST:
        raise ProblemError(f"--price-per-broken-pair must be a number from 0 to {MOST:,}.")
    return price


def beside(problem: Problem, previous: Written, price: Decimal) -> Problem:
    """Give the problem with an earlier round: pairs to keep, or for a rotation to avoid, with all before it."""
    if type(problem.format) is not type(previous.problem.format):
        raise ProblemError(
            "A round is solved again beside one of its own format; the earlier one has another."
        )
    if isinstance(problem.format, Rotation):
        met = replace(problem, history=problem.history | previous.problem.history)
        return following(met, previous.solution)
    return keeping(problem, previous.solution, share_of_a_pair(problem, float(price)))


def changes(problem: Problem, previous: Solution, solution: Solution) -> Iterator[str]:
    """Say who has changed, why, and what it cost and gained."""
    if isinstance(problem.format, Rotation):
        return
    found = difference(problem, previous, solution)
    full = SCALE * problem.weights.sum
    yield ""
    yield (
        f"Changed: {len(found.kept)} partnerships stay, {len(found.broken)} pairs of those still here are broken"
        f" ({len(found.unavoidable)} had to be), at a price of {found.price / full:.2f};"
        f" people matched {found.matched_change:+}, total {found.total_change / full:+.2f}."
    )
    for one in found.changed[:SHOWN]:
        yield _changed(one)
    if len(found.changed) > SHOWN:
        yield f"  … and {len(found.changed) - SHOWN} more."


def _changed(one: Changed) -> str:
    was = " and ".join(map(short, one.was)) or "nobody"
    now = " and ".join(map(short, one.now)) or "nobody"
    change = f", own side {one.side_change / SCALE:+.2f}" if one.side_change else ""
    return f"  {short(one.person)}: {was} → {now} ({WHY[one.why]}{change})"
