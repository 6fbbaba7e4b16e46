"""Pools of made-up people, small ones for oracles and larger ones for speed."""

import random
from dataclasses import replace

from hypothesis import strategies as st

from colead_matching import Pair, Person, Problem, Rules, Weights, pair

COMPETENCIES = tuple(f"c{number}" for number in range(8))


def person(key, needs=None, strengths=None, **facts):
    return Person(key, needs=needs or {}, strengths=strengths or {}, **facts)


def problem(*people, rules=None, **facts):
    lenient = Rules(min_shared_hours=0, common_language=False)
    return Problem(frozenset(COMPETENCIES), tuple(people), rules=rules or lenient, **facts)


def random_person(draw, key, keys, hours):
    chosen = draw.sample(COMPETENCIES, 4)
    return Person(
        key,
        needs={code: draw.randint(1, 3) for code in chosen[: draw.randint(1, 3)]},
        strengths={code: draw.randint(1, 3) for code in draw.sample(COMPETENCIES, 3)},
        level=draw.choice([None, 1, 2, 3, 4, 5]),
        function=draw.choice([None, "finance", "people", "sales"]),
        hours=frozenset(draw.sample(range(40), hours)),
        languages=frozenset(draw.sample(["de", "en", "es"], 2)),
        interests=frozenset(draw.sample("abcdef", draw.randint(0, 4))),
        style=tuple(draw.randint(1, 5) for _ in range(4)),
        line=frozenset(draw.sample(keys, 2)) if len(keys) > 2 else frozenset(),
        site=draw.choice([None, "north", "south", "west"]),
        wishes=tuple(sorted({*draw.choices(keys, k=2)} - {key})),
        meaning=draw.choice([None, tuple(draw.randint(-60, 60) for _ in range(4))]),
        slate=draw.choice([None, None, None, "spring"]),
        groups={"site": draw.choice(["north", "south"])},
    )


def random_problem(size, seed, hours=12):
    draw = random.Random(seed)
    keys = [f"p{number:04}" for number in range(size)]
    people = tuple(random_person(draw, key, keys, hours) for key in keys)
    return Problem(frozenset(COMPETENCIES), people, seed=seed)


def with_locks(given, count):
    """Locks the first pairs that no rule forbids."""
    free = list(given.keys)
    locks: set[Pair] = set()
    for a in given.keys:
        for b in given.keys:
            fits = a < b and a in free and b in free and not given.broken_rules(a, b)
            if fits and len(locks) < count:
                locks.add(pair(a, b))
                free.remove(a)
                free.remove(b)
    return replace(given, locks=frozenset(locks))


@st.composite
def problems(draw, most=9):
    size = draw(st.integers(0, most))
    seed = draw(st.integers(0, 10**6))
    hours = draw(st.sampled_from([3, 5, 8, 14]))
    given = random_problem(size, seed, hours)
    weights = draw(
        st.sampled_from(
            [
                Weights(),
                Weights(1, 0, 0, 0, 0, 0),
                Weights(0, 1, 1, 0, 0, 0),
                Weights(site=7, languages=11, wishes=30, text=13),
                Weights(100, 3),
            ]
        )
    )
    return with_locks(replace(given, weights=weights), draw(st.integers(0, 2)))
