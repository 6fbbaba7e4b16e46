"""Why two people meet, and why not: codes and facts, which the product puts into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from colead_matching.criterion import Criterion
from colead_matching.problem import Person, Problem
from colead_matching.rules import broken_rules
from colead_matching.scale import SCALE, STEPS, TOP_LEVEL, UNIT
from colead_matching.scores import score
from colead_matching.solution import Partnership, Solution


@dataclass(frozen=True)
class Reason:
    """Holds one contribution to a partnership's value, and the facts behind it.

    "offers": the giver has a strength that the receiver needs; `rank` is its place among the
    receiver's needs by urgency (equals share a place), `share` what it adds to the receiver's own
    side, out of SCALE. "level": `count` levels apart. "function": `items` are the two functions.
    "hours" and "style": `count` is how many hours, or answers, are the same. "interests": `items`.
    """

    code: str
    value: int
    a: str
    b: str
    """The two people; for "offers", the giver and the receiver."""
    competency: str | None = None
    rank: int | None = None
    share: int | None = None
    count: int | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class WhyNot:
    """Says why two people do not meet.

    "rule": `rules` says which, "not_available" without its cause. "together": they do meet.
    "better": the change of the total if they met instead, and those who would lose their partner.
    "locked": one of them is locked to somebody.
    """

    code: Literal["rule", "together", "locked", "better"]
    rules: tuple[str, ...] = ()
    value: int | None = None
    total_change: int | None = None
    displaced: tuple[str, ...] = ()
    own_side_a: int | None = None
    own_side_b: int | None = None


def explain(problem: Problem, partnership: Partnership) -> tuple[Reason, ...]:
    """Returns the contributions to a partnership's value, the greatest first; they add up to it."""
    two = list(combinations(partnership.members, 2))
    reasons = [
        reason for a, b in two for reason in _pair(problem, problem.person[a], problem.person[b], len(two))
    ]
    return tuple(sorted(reasons, key=lambda r: (-r.value, r.code, r.a, r.b, r.competency or "")))


def why_not(problem: Problem, solution: Solution, a: str, b: str) -> WhyNot:
    """Returns why two people do not meet; a private cause is never named or told apart."""
    broken = broken_rules(problem, a, b)
    if "not_available" in broken:
        # Which other rules the pair breaks would tell nothing new, but this one ends the question.
        return WhyNot("rule", ("not_available",))
    if broken:
        return WhyNot("rule", broken)
    mine, theirs = solution.partnership_of(a), solution.partnership_of(b)
    if mine is not None and mine == theirs:
        return WhyNot("together")
    if any(p is not None and p.locked for p in (mine, theirs)):
        return WhyNot("locked")
    return _better(problem, [p for p in (mine, theirs) if p is not None], a, b)


def _better(problem: Problem, ended: list[Partnership], a: str, b: str) -> WhyNot:
    facts = score(_only(problem, (a, b)))
    value = int(facts.values[0, 1])
    displaced = tuple(key for p in ended for key in p.members if key not in (a, b))
    first, second = (0, 1) if a < b else (1, 0)
    return WhyNot(
        "better",
        value=value,
        total_change=value - sum(p.value for p in ended),
        displaced=displaced,
        own_side_a=int(facts.sides[first, second]),
        own_side_b=int(facts.sides[second, first]),
    )


def _only(problem: Problem, keys: Iterable[str]) -> Problem:
    people = tuple(problem.person[key] for key in keys)
    return Problem(problem.competencies, people, problem.rules, problem.weights)


def _pair(problem: Problem, a: Person, b: Person, pairs: int) -> list[Reason]:
    parts = score(_only(problem, (a.key, b.key))).parts
    worth = {criterion: int(matrix[0, 1]) // pairs for criterion, matrix in parts.items()}
    both = a.key, b.key
    hours, interests = len(a.hours & b.hours), tuple(sorted(a.interests & b.interests))
    same = sum(x == y for x, y in zip(a.style or (), b.style or (), strict=False))
    reasons = [
        *_offers(a, b, worth[Criterion.NEEDS]),
        Reason("level", worth[Criterion.LEVEL], *both, count=abs((a.level or 0) - (b.level or 0))),
        Reason(
            "function",
            worth[Criterion.FUNCTION],
            *both,
            items=(a.function or "", b.function or ""),
        ),
        Reason("hours", worth[Criterion.HOURS], *both, count=hours),
        Reason("interests", worth[Criterion.INTERESTS], *both, items=interests),
        Reason("style", worth[Criterion.STYLE], *both, count=same),
        Reason("site", worth[Criterion.SITE], *both, items=(a.site or "", b.site or "")),
        Reason(
            "languages", worth[Criterion.LANGUAGES], *both, items=tuple(sorted(a.languages & b.languages))
        ),
        Reason("wishes", worth[Criterion.WISHES], *both, count=(b.key in a.wishes) + (a.key in b.wishes)),
        Reason("text", worth[Criterion.TEXT], *both),
    ]
    return [reason for reason in reasons if reason.value]


def _offers(a: Person, b: Person, worth: int) -> list[Reason]:
    """Spreads what needs add over both directions and their competencies."""
    met = [
        (giver, receiver, code, urgency * giver.strengths[code])
        for giver, receiver in ((a, b), (b, a))
        for code, urgency in sorted(receiver.needs.items())
        if code in giver.strengths
    ]
    shares = [
        UNIT * (STEPS * points // (TOP_LEVEL * sum(receiver.needs.values())))
        for _, receiver, _, points in met
    ]
    return [
        Reason(
            "offers",
            value,
            giver.key,
            receiver.key,
            competency=code,
            rank=1 + sum(other > receiver.needs[code] for other in receiver.needs.values()),
            share=min(share, SCALE),
        )
        for (giver, receiver, code, _), share, value in zip(
            met, shares, apportion(worth, shares), strict=True
        )
    ]


def apportion(whole: int, shares: list[int]) -> list[int]:
    """Splits a whole number in proportion, to whole numbers that add up to it exactly.

    What rounding leaves over goes to the largest remainders, the first among equals.
    """
    total = sum(shares)
    if total == 0:
        return [0] * len(shares)
    split = [whole * share // total for share in shares]
    order = sorted(range(len(shares)), key=lambda k: -(whole * shares[k] % total))
    for k in order[: whole - sum(split)]:
        split[k] += 1
    return split
