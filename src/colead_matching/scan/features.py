"""Everything that scores and rules read, as arrays that a scan runs along."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colead_matching.criterion import Criterion
from colead_matching.problem import STYLE_HIGHEST, STYLE_LOWEST, Person, Problem
from colead_matching.scale import COUNTED_WISHES, STEPS, TOP_LEVEL
from colead_matching.scan.quotients import factor

WORD = 64
UNKNOWN = -1
UNKNOWN_LEVEL = -1_000_000

Small = NDArray[np.int16]
Wide = NDArray[np.int32]
Words = NDArray[np.uint64]
Long = NDArray[np.int64]


class Features(NamedTuple):
    """Holds a pool: people are columns, and what is asked of them is rows."""

    strengths: Small
    """Competencies by people."""
    needs: Small
    share: Wide
    """What turns met needs, weighted by urgency, into steps; 0 for those without needs."""
    has_needs: Small
    level: Wide
    function: Wide
    site: Wide
    hours: Words
    languages: Words
    interests: Words
    style: Small
    has_style: Small
    style_factor: int
    meaning: Small
    slate: Wide
    weights: Long
    """In the order of `Criterion`."""
    rules: Long
    """Whether slates count, the fewest shared hours, whether a language must be shared."""
    kept_apart: Long
    """Where each person's row of `apart` begins; one more at the end."""
    apart: Long
    """Whom the listed rules keep from a person, in order."""
    wished: Long
    """Where each person's row of `wish` begins; one more at the end."""
    wish: Long
    """Whom a person wishes for or who wishes for them, in order ..."""
    wish_steps: Long
    """... and the steps that this is worth."""


def features(problem: Problem, people: Sequence[Person]) -> Features:
    """Reads some people of a problem, in the order given, into arrays."""
    rules, index = problem.rules, {person.key: i for i, person in enumerate(people)}
    needs, strengths = _rated(problem, people, "needs"), _rated(problem, people, "strengths")
    asked = needs.sum(axis=0, dtype=np.int64)
    wished, wish, steps = _wishes(people, index)
    kept_apart, apart = _apart(problem, people, index)
    style = _numbers([p.style for p in people])
    width = (STYLE_HIGHEST - STYLE_LOWEST) * len(style)
    return Features(
        strengths=strengths,
        needs=needs,
        share=np.array([factor(TOP_LEVEL * int(a)) if a else 0 for a in asked], dtype=np.int32),
        has_needs=(asked > 0).astype(np.int16),
        level=np.array([UNKNOWN_LEVEL if p.level is None else p.level for p in people], dtype=np.int32),
        function=_codes([p.function for p in people]),
        site=_codes([p.site for p in people]),
        hours=_bits([p.hours for p in people]),
        languages=_bits([p.languages for p in people]),
        interests=_bits([p.interests for p in people]),
        style=style,
        has_style=np.array([bool(p.style) for p in people], dtype=np.int16),
        style_factor=factor(width) if width else 0,
        meaning=_numbers([p.meaning for p in people]),
        slate=_codes([p.slate for p in people]),
        weights=np.array([problem.weights.of(c) for c in Criterion], dtype=np.int64),
        rules=np.array([rules.same_slate, rules.min_shared_hours, rules.common_language], dtype=np.int64),
        kept_apart=kept_apart,
        apart=apart,
        wished=wished,
        wish=wish,
        wish_steps=steps,
    )


def _rated(problem: Problem, people: Sequence[Person], what: str) -> Small:
    codes = {code: i for i, code in enumerate(sorted(problem.competencies))}
    ratings = np.zeros((len(codes), len(people)), dtype=np.int16)
    for column, person in enumerate(people):
        rated: Mapping[str, int] = getattr(person, what)
        for code, rating in rated.items():
            ratings[codes[code], column] = rating
    return ratings


def _codes(values: Sequence[str | None]) -> Wide:
    known = {value: code for code, value in enumerate(dict.fromkeys(v for v in values if v is not None))}
    return np.array([UNKNOWN if value is None else known[value] for value in values], dtype=np.int32)


def _bits(sets: Sequence[AbstractSet[object]]) -> Words:
    """Returns 64 members a row of words; common members come first only by chance."""
    places: dict[object, int] = {}
    flat = (places.setdefault(member, len(places)) for members in sets for member in members)
    many = np.array([len(members) for members in sets], dtype=np.int64)
    place = np.fromiter(flat, np.int64, int(many.sum()))
    words = np.zeros((max(1, -(-len(places) // WORD)), len(sets)), dtype=np.uint64)
    bits = np.left_shift(np.uint64(1), (place % WORD).astype(np.uint64))
    np.bitwise_or.at(words, (place // WORD, np.repeat(np.arange(len(sets)), many)), bits)
    return words


def _numbers(answers: Sequence[tuple[int, ...] | None]) -> Small:
    width = max((len(a) for a in answers if a), default=0)
    return (
        np.array([a or (0,) * width for a in answers], dtype=np.int16).reshape(len(answers), width).T.copy()
    )


def _rows(found: Sequence[Mapping[int, int]]) -> tuple[Long, Long, Long]:
    begins = np.zeros(len(found) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in found], out=begins[1:])
    flat = [two for row in found for two in sorted(row.items())]
    table = np.array(flat, dtype=np.int64).reshape(-1, 2)
    return begins, table[:, 0].copy(), table[:, 1].copy()


def _wishes(people: Sequence[Person], index: Mapping[str, int]) -> tuple[Long, Long, Long]:
    marks: list[dict[int, int]] = [{} for _ in people]
    for wisher, person in enumerate(people):
        for rank, key in enumerate(person.wishes[:COUNTED_WISHES]):
            if key in index:
                worth = STEPS * (COUNTED_WISHES - rank) // COUNTED_WISHES
                for one, other in ((wisher, index[key]), (index[key], wisher)):
                    marks[one][other] = marks[one].get(other, 0) + worth
    return _rows([{other: worth // 2 for other, worth in row.items()} for row in marks])


def _apart(problem: Problem, people: Sequence[Person], index: Mapping[str, int]) -> tuple[Long, Long]:
    rows: list[dict[int, int]] = [{} for _ in people]

    def part(a: int, b: int) -> None:
        rows[a][b] = rows[b][a] = 1

    if problem.rules.same_line:
        for one, person in enumerate(people):
            for key in person.line:
                if key in index and index[key] != one:
                    part(one, index[key])
    listed: Iterable[frozenset[str]] = problem.rules.not_available | problem.forbidden
    for two in listed:
        a, b = two
        if a in index and b in index:
            part(index[a], index[b])
    begins, others, _ = _rows(rows)
    return begins, others


def most_steps(problem: Problem) -> int:
    """Returns the most that a pair can be worth, in weighted steps."""
    return STEPS * problem.weights.sum
