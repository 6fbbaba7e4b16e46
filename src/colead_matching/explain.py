"""Why two people meet, and why not: codes and facts, which the product puts into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

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
    """Returns the contributions to a partnership's value, the greatest first; they add up to it.

    In a circle, what somebody asks for is offered by whoever is best at it, and in a ring by the one before.
    """
    two = list(combinations(partnership.members, 2))
    worth = {Criterion(part.criterion): part.value for part in partnership.parts}
    scored = [(problem.person[a], problem.person[b], _parts_of(problem, a, b)) for a, b in two]
    reasons = [
        reason for name in Criterion if name != Criterion.NEEDS for reason in _spread(name, worth, scored)
    ]
    if partnership.ring or len(partnership.members) > 3:
        reasons += _around(problem, partnership, worth[Criterion.NEEDS])
    else:
        needs = [parts[Criterion.NEEDS] for *_, parts in scored]
        for (a, b, _), share in zip(scored, apportion(worth[Criterion.NEEDS], needs), strict=True):
            reasons += _offers(_both_ways(a, b), share)
    kept = [reason for reason in reasons if reason.value]
    return tuple(sorted(kept, key=lambda r: (-r.value, r.code, r.a, r.b, r.competency or "")))


def contributions(problem: Problem, partnership: Partnership, person: str) -> tuple[Reason, ...]:
    """Returns what somebody is offered, the most first; the shares add up to their own side exactly."""
    receiver = problem.person[person]
    offers = (
        _best_offers(problem, partnership)
        if partnership.ring or len(partnership.members) > 3
        else [
            offer
            for other in partnership.members
            if other != person
            for offer in _both_ways(problem.person[other], receiver)
        ]
    )
    mine = [offer for offer in offers if offer[1].key == person]
    shares = apportion(partnership.own_side(person), [points for *_, points in mine])
    reasons = [
        Reason(
            "offers",
            share,
            giver.key,
            person,
            competency=code,
            rank=1 + sum(other > receiver.needs[code] for other in receiver.needs.values()),
            share=share,
        )
        for (giver, _, code, _), share in zip(mine, shares, strict=True)
    ]
    return tuple(sorted(reasons, key=lambda r: (-r.value, r.rank or 0, r.a, r.competency or "")))


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


Scored = tuple[Person, Person, dict[Criterion, int]]
Offer = tuple[Person, Person, str, int]
"""A giver, a receiver, a competency, and urgency times level."""


def _parts_of(problem: Problem, a: str, b: str) -> dict[Criterion, int]:
    parts = score(_only(problem, (a, b))).parts
    return {criterion: int(matrix[0, 1]) for criterion, matrix in parts.items()}


def _spread(name: Criterion, worth: dict[Criterion, int], scored: list[Scored]) -> list[Reason]:
    """Spreads what a criterion adds over the pairs that earned it."""
    shares = apportion(worth[name], [parts[name] for *_, parts in scored])
    return [_reason(name, share, a, b) for (a, b, _), share in zip(scored, shares, strict=True) if share]


def _reason(name: Criterion, value: int, a: Person, b: Person) -> Reason:
    facts: dict[Criterion, dict[str, Any]] = {
        Criterion.LEVEL: {"count": abs((a.level or 0) - (b.level or 0))},
        Criterion.FUNCTION: {"items": (a.function or "", b.function or "")},
        Criterion.HOURS: {"count": len(a.hours & b.hours)},
        Criterion.INTERESTS: {"items": tuple(sorted(a.interests & b.interests))},
        Criterion.STYLE: {"count": sum(x == y for x, y in zip(a.style or (), b.style or (), strict=False))},
        Criterion.SITE: {"items": (a.site or "", b.site or "")},
        Criterion.LANGUAGES: {"items": tuple(sorted(a.languages & b.languages))},
        Criterion.WISHES: {"count": (b.key in a.wishes) + (a.key in b.wishes)},
    }
    return Reason(name.value, value, a.key, b.key, **facts.get(name, {}))


def _both_ways(a: Person, b: Person) -> list[Offer]:
    return [
        (giver, receiver, code, urgency * giver.strengths[code])
        for giver, receiver in ((a, b), (b, a))
        for code, urgency in sorted(receiver.needs.items())
        if code in giver.strengths
    ]


def _around(problem: Problem, partnership: Partnership, worth: int) -> list[Reason]:
    return _offers(_best_offers(problem, partnership), worth)


def _best_offers(problem: Problem, partnership: Partnership) -> list[Offer]:
    """Returns, for every need of everybody, the offer that counts: the best of all, or in a ring the only one."""
    found = []
    for key in partnership.members:
        receiver = problem.person[key]
        if partnership.ring:
            givers = [d.giver for d in partnership.directions if d.receiver == key]
        else:
            givers = [other for other in partnership.members if other != key]
        for code, urgency in sorted(receiver.needs.items()):
            able = [g for g in givers if code in problem.person[g].strengths]
            if able:
                best = min(able, key=lambda g: (-problem.person[g].strengths[code], g))
                level = problem.person[best].strengths[code]
                found.append((problem.person[best], receiver, code, urgency * level))
    return found


def _offers(met: list[Offer], worth: int) -> list[Reason]:
    """Spreads what needs add over directions and their competencies."""
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
