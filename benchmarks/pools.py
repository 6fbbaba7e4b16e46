"""Made-up pools of several families, each hard in its own way."""

import random
from dataclasses import replace

from colead_matching import Person, Problem, Rules, Weights

COMPETENCIES = tuple(f"c{number:02}" for number in range(24))
LANGUAGES = ("en", "de", "es", "pt", "fr")


def mixed(size, seed):
    """Many competencies, a few popular ones, several languages and sites, lines and slates."""
    draw = random.Random(seed)
    popular = [1 / (rank + 1) ** 0.7 for rank in range(len(COMPETENCIES))]
    return Problem(
        frozenset(COMPETENCIES),
        tuple(_person(draw, number, size, popular) for number in range(size)),
        weights=Weights(60, 15, 10, 10, 5, 5, site=5, languages=3),
        seed=seed,
    )


def _person(draw, number, size, popular):
    start = draw.randrange(60)
    return Person(
        f"p{number:07}",
        needs={
            code: draw.randint(1, 3) for code in draw.choices(COMPETENCIES, popular, k=draw.randint(2, 4))
        },
        strengths={
            code: draw.randint(1, 3) for code in draw.choices(COMPETENCIES, popular, k=draw.randint(3, 6))
        },
        level=draw.randint(1, 7),
        function=f"f{draw.randrange(12)}",
        site=f"s{draw.randrange(24)}",
        hours=frozenset((start + 3 * step + draw.randrange(3)) % 60 for step in range(14)),
        languages=frozenset({"en"} if draw.random() < 0.8 else set()) | {draw.choice(LANGUAGES)},
        interests=frozenset(draw.choices("abcdefghijkl", k=3)),
        style=tuple(draw.randint(1, 5) for _ in range(3)),
        line=frozenset(f"p{draw.randrange(size):07}" for _ in range(2)) - {f"p{number:07}"},
        slate=draw.choice([None, None, None, f"s{draw.randrange(max(1, size // 20))}"]),
    )


def islands(size, seed):
    """Everybody speaks one language only; islands are of odd and even sizes."""
    draw = random.Random(seed)
    given = mixed(size, seed)
    people = [
        replace(p, languages=frozenset({f"l{min(draw.randrange(9), draw.randrange(9))}"}))
        for p in given.people
    ]
    return replace(given, people=tuple(people))


def few_hours(size, seed):
    """Six free hours of sixty each, two of which must be shared."""
    draw = random.Random(seed)
    given = mixed(size, seed)
    people = [replace(p, hours=frozenset(draw.sample(range(30), 6))) for p in given.people]
    return replace(given, people=tuple(people))


def ties(size, seed):
    """Few kinds of people: needs, strengths and nothing else, so that most pairs are worth the same."""
    draw = random.Random(seed)
    people = tuple(
        Person(
            f"p{number:07}",
            needs={draw.choice(COMPETENCIES[:4]): 1},
            strengths=dict.fromkeys(draw.sample(COMPETENCIES[:4], 2), 2),
        )
        for number in range(size)
    )
    rules = Rules(min_shared_hours=0, common_language=False)
    return Problem(frozenset(COMPETENCIES), people, rules=rules, seed=seed)


def popular_skills(size, seed):
    """Everybody wants the same few things, which few can give."""
    draw = random.Random(seed)
    given = mixed(size, seed)
    people = [
        replace(
            p,
            needs={code: draw.randint(1, 3) for code in draw.sample(COMPETENCIES[:4], 2)},
            strengths={code: draw.randint(1, 3) for code in draw.sample(COMPETENCIES[2:], 4)},
        )
        for p in given.people
    ]
    return replace(given, people=tuple(people))


FAMILIES = {
    "mixed": mixed,
    "islands": islands,
    "few hours": few_hours,
    "ties": ties,
    "popular skills": popular_skills,
}
