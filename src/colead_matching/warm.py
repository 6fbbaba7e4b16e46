"""Compiles the inner loops before anybody waits for them: `python -m colead_matching.warm`.

What is compiled is kept beside the source, or in NUMBA_CACHE_DIR, until the source changes; so is a note that it is.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from llvmlite import binding

from colead_matching.choice import stable_pairs
from colead_matching.formats import Circles, NearPeer
from colead_matching.graphs import match_graph
from colead_matching.near_peer.solve_large import solve_large
from colead_matching.problem import Person, Problem, Rules, pair
from colead_matching.solving import preview, solve

PEOPLE, CIRCLE = 64, 12
COMPETENCIES = ("a", "b", "c")


def warm() -> None:
    """Solves small made-up rounds that reach every inner loop."""
    for people in (PEOPLE, PEOPLE + 1):
        preview(_pool(people))
    pool = _pool(PEOPLE)
    mentors = dict.fromkeys(range(0, PEOPLE, 3), 3)
    solve_large(replace(pool, locks=frozenset()), mentors, (), 70, _silent, _never)
    solve(replace(pool, locks=frozenset(), format=NearPeer()))
    solve(replace(_pool(CIRCLE), locks=frozenset(), format=Circles()))
    stable_pairs(_pool(CIRCLE))
    match_graph([(1, 2, 3), (2, 3, 3), (1, 3, 3), (3, 4, 1), (4, 5, 2)], max_cardinality=True)


def _silent(_done: float, _stage: str) -> None:
    pass


def _never() -> bool:
    return False


def _pool(people: int) -> Problem:
    keys = [f"p{number:03}" for number in range(people)]
    return Problem(
        competencies=frozenset(COMPETENCIES),
        people=tuple(_person(keys, number) for number in range(people)),
        rules=Rules(min_shared_hours=1, not_available=frozenset({pair(keys[0], keys[1])})),
        locks=frozenset({pair(keys[2], keys[3])}),
    )


def _person(keys: list[str], number: int) -> Person:
    return Person(
        keys[number],
        needs={COMPETENCIES[number % 3]: 1 + number % 2},
        strengths={COMPETENCIES[(number + 1) % 3]: 1 + number % 3},
        level=number % 4,
        function="xy"[number % 2],
        hours=frozenset({number % 5, 7, 8}),
        languages=frozenset({"en"}),
        interests=frozenset({"abc"[number % 3]}),
        style=(1 + number % 5, 3),
        wishes=(keys[number - 1],),
        roles=frozenset({"peer", "learner" if number % 3 else "mentor"}),
        capacity=(0, 3),
    )


def warm_once(kept: Path | None = None) -> bool:
    """Warms, unless it was done for this source, compiler and processor already; tells whether it did."""
    kept = kept or Path(os.environ.get("NUMBA_CACHE_DIR") or Path(__file__).parent / "__pycache__")
    note, source = kept / "colead-matching-is-warm", _source()
    if note.exists() and note.read_text() == source:
        return False
    warm()
    with suppress(OSError):  # nowhere to write: the compiler has found itself another place, and looks there
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(source)
    return True


def _source() -> str:
    here = Path(__file__).parent
    files = [(path.relative_to(here), path.stat()) for path in sorted(here.rglob("*.py"))]
    words = [f"{path} {about.st_size} {about.st_mtime_ns}" for path, about in files]
    compiler = (version("numba"), binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten())
    return hashlib.sha256("\n".join([*compiler, *words]).encode()).hexdigest()


if __name__ == "__main__":
    warm_once()
