"""What must follow when a problem changes in a way whose effect is known: small pools always, 10,000 on demand."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colead_matching import Rules, Weights, pair, solve
from colead_matching.change import pairs_of
from colead_matching.criterion import Criterion
from tests.matching.pools import random_person, random_problem

PROOF = Path(os.environ.get("PROOF_DIR", "docs/proof"))
LARGE = 10_000


def pool(size, seed):
    """Hours and lines are lenient, so that everybody can be matched."""
    given = random_problem(size, seed, hours=20)
    return replace(given, rules=Rules(min_shared_hours=1))


def doubled(given):
    weights = {name.value: 2 * given.weights.of(name) for name in Criterion if given.weights.of(name) <= 50}
    return Weights.from_mapping(weights)


def light(given):
    return replace(given, weights=Weights(needs=40, level=10, function=10, hours=10, interests=5, style=5))


def with_a_hermit(given):
    """Adds somebody whom no rule lets meet anybody; the pool stays even or odd by adding two."""
    import random

    draw = random.Random(1)
    two = [
        replace(random_person(draw, key, list(given.keys[:50]), 20), languages=frozenset({f"only {key}"}))
        for key in ("zz1", "zz2")
    ]
    return replace(given, people=(*given.people, *two))


def renamed(given):
    new = {key: f"n{(7 * place + 3) % 100_003:06}" for place, key in enumerate(given.keys)}
    people = tuple(
        replace(
            p,
            key=new[p.key],
            line=frozenset(new[key] for key in p.line if key in new),
            wishes=tuple(new[key] for key in p.wishes if key in new),
        )
        for p in given.people
    )
    return replace(given, people=people)


def check(size, seed):
    """Solves a pool and its relatives; returns what was found, each relation with its sentence."""
    given = light(pool(size, seed))
    found = solve(given)
    said = [f"{size:,} people, seed {seed}: {found.status}, gap {found.gap} of {found.bound.total}"]
    slack = found.gap

    other = solve(replace(given, weights=doubled(given)))
    assert other.objective.matched == found.objective.matched
    assert abs(other.objective.total - 2 * found.objective.total) <= other.gap + 2 * slack
    said.append("doubled weights: as many matched, twice the total (within the gaps)")

    again = solve(renamed(given))
    assert (again.objective.matched, again.objective.worst_off) == (
        found.objective.matched,
        found.objective.worst_off,
    )
    assert abs(again.objective.total - found.objective.total) <= again.gap + slack
    said.append("other names: the same objective (within the gaps)")

    hermit = solve(with_a_hermit(given))
    assert hermit.objective.matched == found.objective.matched
    assert {"zz1", "zz2"} <= {left.person for left in hermit.left_out}
    assert abs(hermit.objective.total - found.objective.total) <= hermit.gap + slack
    said.append("two whom nobody may meet: they are left out, and nothing else changes (within the gaps)")

    met = frozenset(pairs_of(found))
    first = min(met, key=sorted)
    without = solve(replace(given, forbidden=frozenset({first})))
    assert (without.objective.matched, without.objective.worst_off) <= (
        found.objective.matched,
        found.objective.worst_off,
    )
    if without.objective.worst_off == found.objective.worst_off:
        assert without.objective.total <= found.bound.total
    said.append("a pair forbidden: no better than the bound before")

    strangers = next(pair(a, b) for a in given.keys for b in given.keys if a < b and pair(a, b) not in met)
    same = solve(replace(given, forbidden=frozenset({strangers})))
    assert same.objective.matched == found.objective.matched
    assert found.objective.total <= same.bound.total
    said.append("a pair forbidden that did not meet: the round before still fits under the bound")

    left = tuple(p for p in given.people if p.key not in first)
    rest = solve(replace(given, people=left))
    value = next(group.value for group in found.partnerships if first <= set(group.members))
    if rest.objective.worst_off == found.objective.worst_off:
        assert found.objective.total - value <= rest.bound.total
    said.append("a pair gone home: the others are bounded by no less than what they had")
    return said


@pytest.mark.parametrize("size", [40, 41])
def test_relations_hold_in_small_pools(size):
    assert len(check(size, seed=size)) == 7


@pytest.mark.prove
def test_relations_hold_among_ten_thousand():
    began = time.monotonic()
    said = check(LARGE, seed=1)
    day = datetime.now(UTC).date()
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    lines = [
        "# Metamorphic relations at 10,000 people",
        "",
        f"{day}, {processors} processors; {time.monotonic() - began:.0f} seconds in all.",
        "",
        *[f"- {line}" for line in said],
        "",
    ]
    (PROOF / f"{day}-matching-relations.md").write_text("\n".join(lines), encoding="utf-8")
