"""A problem that says no more than has to be known to check its solution. Pure.

Every pair that may not meet is on one list, whatever the reason, and what the rules were about is gone. What is
left stands under names that mean nothing: competencies, functions, sites, languages and cards are numbered in a
drawn order, the hours of the week are shuffled, and answers on style are turned around. Scores only compare, so they
stay as they were, to the last digit. Who draws has to keep the seed: with it the order could be drawn again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from colead_matching import Circles, LeftOut, NearPeer, Person, Problem, Removal, Rules, Solution
from colead_matching.rules import allowed

HOURS = range(168)
ENDS = 6  # what the two ends of a scale from 1 to 5 add up to
HALF = 0.5


def masked(problem: Problem, solution: Solution, *, seed: str) -> tuple[Problem, Solution]:
    """Give both so that anybody can check the one by the other, and neither tells who or why not."""
    draw = random.Random(seed)  # noqa: S311 - an order; what is secret about it is the seed
    people = _renamed(problem.people, draw)
    apart = _apart(problem)
    # A circle is checked to have an hour in common; of two people it says nothing that the hours don't.
    fewest = problem.rules.min_shared_hours if isinstance(problem.format, Circles) else 0
    rules = Rules(False, False, fewest, False, frozenset(apart))
    hidden = replace(
        problem, competencies=frozenset(code for person in people for code in (*person.needs, *person.strengths)),
        people=people, rules=rules, forbidden=frozenset(), history=frozenset(),
    )  # fmt: skip
    return hidden, _fitting(hidden, apart, solution)


def _fitting(hidden: Problem, apart: set[frozenset[str]], solution: Solution) -> Solution:
    """Give a solution as that of the masked problem, the round of pairs that came before included."""
    left = tuple(_left(hidden, apart, one) for one in solution.left_out)
    before = None if solution.before is None else _fitting(hidden, apart, solution.before)
    return replace(solution, digest=hidden.digest, left_out=left, before=before)


def _apart(problem: Problem) -> set[frozenset[str]]:
    """Give the pairs that any rule, or having met before, keeps apart."""
    rows, columns = (~allowed(problem)).nonzero()
    two = zip(rows.tolist(), columns.tolist(), strict=True)
    met = {pair for pair in problem.history if pair <= frozenset(problem.keys)}
    return met | {frozenset({problem.keys[i], problem.keys[j]}) for i, j in two if i < j}


def _renamed(people: Iterable[Person], draw: random.Random) -> tuple[Person, ...]:
    everybody = list(people)
    hours = list(HOURS)
    draw.shuffle(hours)
    turned = _turned(everybody, draw)
    codes = _numbers("c", (code for p in everybody for code in (*p.needs, *p.strengths)), draw)
    words = {
        name: _numbers(name[0], (value for p in everybody for value in _values(p, name)), draw)
        for name in ("function", "site", "languages", "interests")
    }
    return tuple(
        replace(
            person, needs=_keys(person.needs, codes), strengths=_keys(person.strengths, codes),
            function=words["function"].get(person.function or ""), site=words["site"].get(person.site or ""),
            languages=frozenset(words["languages"][one] for one in person.languages),
            interests=frozenset(words["interests"][one] for one in person.interests),
            hours=frozenset(hours[hour] for hour in person.hours), style=turned(person.style), line=frozenset(), slate=None, groups={},
        )
        for person in everybody
    )  # fmt: skip


def _turned(
    people: list[Person], draw: random.Random
) -> Callable[[tuple[int, ...] | None], tuple[int, ...] | None]:
    """Give what changes the order of the scales of style and turns some around: differences stay."""
    order = list(range(max((len(p.style or ()) for p in people), default=0)))
    draw.shuffle(order)
    around = [draw.random() < HALF for _scale in order]
    return lambda style: (
        None if style is None else tuple(ENDS - style[i] if around[i] else style[i] for i in order)
    )


def _values(person: Person, name: str) -> Iterable[str]:
    value: Any = getattr(person, name)
    return value if isinstance(value, frozenset) else ([value] if value else [])


def _numbers(letter: str, values: Iterable[str], draw: random.Random) -> dict[str, str]:
    distinct = sorted(set(values))
    draw.shuffle(distinct)
    return {value: f"{letter}{number}" for number, value in enumerate(distinct, start=1)}


def _keys(rated: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    return {names[code]: rating for code, rating in rated.items()}


def _left(problem: Problem, apart: set[frozenset[str]], left: LeftOut) -> LeftOut:
    """Count whom the one list keeps away: which rule it was would name a cause."""
    asked = _asked(problem, left.person)
    others = sum(frozenset({left.person, p.key}) in apart for p in asked)
    counts = [("not_available", others)] if others else []
    if problem.rules.min_shared_hours:
        mine = problem.person[left.person].hours
        few = sum(len(mine & p.hours) < problem.rules.min_shared_hours for p in asked)
        counts = [*([("shared_hours", few)] if few else []), *counts]
    return replace(left, removals=tuple(Removal(rule, count) for rule, count in counts))


def _asked(problem: Problem, key: str) -> list[Person]:
    """Give those whom somebody might have met: mentors alone, where there are mentors."""
    near = isinstance(problem.format, NearPeer)
    return [p for p in problem.people if p.key != key and (not near or "mentor" in p.roles)]
