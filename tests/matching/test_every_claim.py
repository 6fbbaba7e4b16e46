"""Every single claim of a solution, in every format, is broken on purpose, one at a time: the verifier sees it."""

import json
from dataclasses import replace

import pytest

from colead_matching import Peers, Rules, Solution, pair, solve, verify
from colead_matching.change import keeping
from tests.matching.contract import KINDS
from tests.matching.pools import person, problem, random_problem, with_locks

FREE = {"solver"}
"""What is said for information alone."""
SPARE = ("triad", "least", "barriers")
"""Prices that nothing is multiplied by in some rounds, and barriers beyond those that a proof needs."""


def two_triangles():
    people = [person(key, {"c0": 1}, {"c0": 3}) for key in ("ann", "ben", "cleo", "dan", "eve", "finn")]
    closed = frozenset(pair(a.key, b.key) for a in people[:3] for b in people[3:])
    rules = Rules(min_shared_hours=0, common_language=False, not_available=closed)
    return problem(*people, person("gus", languages=frozenset({"x"})), rules=rules)


def some_left_out(make):
    given = make(13, 2)
    alone = frozenset(pair(given.keys[1], key) for key in given.keys if key != given.keys[1])
    return replace(given, rules=replace(given.rules, not_available=alone))


def changed():
    given = random_problem(15, seed=4)
    return keeping(given, solve(given), 10**6)


PROBLEMS = {
    "odd peers": lambda: with_locks(random_problem(13, seed=8, hours=8), 1),
    "even peers": lambda: random_problem(12, seed=5, hours=5),
    "joined": two_triangles,
    "rings": lambda: replace(random_problem(12, seed=7, hours=5), format=Peers(rings=True)),
    "changed": changed,
    "near-peer": lambda: some_left_out(KINDS["near-peer"].make),
    "circles": lambda: some_left_out(KINDS["circles"].make),
    "rotation": lambda: some_left_out(KINDS["rotation"].make),
}


def claims(value, path=()):
    """Yields the first and the last claim of every kind, with the path that leads to it."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from claims(one, (*path, name))
    elif isinstance(value, list):
        for place in sorted({0, len(value) - 1}) if value else ():
            yield from claims(value[place], (*path, place))
        if value:
            yield path, "drop"
    else:
        yield path, "change"


def broken_at(document, path, how):
    """Returns a copy in which one claim is another."""
    copy = json.loads(json.dumps(document))
    *way, last = path
    holder = copy
    for step in way:
        holder = holder[step]
    if how == "drop":
        holder[last] = holder[last][1:]
    else:
        holder[last] = _another(holder[last])
    return copy


def _another(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 10**9
    if value is None:
        return None
    return {"optimal": "gap", "gap": "optimal", "taken": "no_partner", "no_partner": "taken"}.get(
        value, "nobody"
    )


@pytest.mark.parametrize("make", PROBLEMS.values(), ids=PROBLEMS.keys())
def test_every_claim_is_checked(make):
    assert unseen_claims(make()) == []


def unseen_claims(given, spare=()):
    """Returns the claims that can be broken without the verifier's saying so."""
    solution = solve(given)
    assert verify(given, solution) == []
    document = json.loads(solution.to_json())
    unseen, tried = [], 0
    for path, how in claims(document):
        changed_document = broken_at(document, path, how)
        if changed_document == document or path[0] in FREE or (path[0] == "before" and path[1] in FREE):
            continue
        tried += 1
        try:
            other = Solution.from_json(json.dumps(changed_document))
        except ValueError:
            continue
        if verify(given, other) == [] and not any(name in path for name in (*SPARE, *spare)):
            unseen.append((".".join(map(str, path)), how))
    assert tried > 40
    return unseen


def test_every_claim_of_a_large_round_is_checked(monkeypatch):
    monkeypatch.setattr("colead_matching.peers.proving.PROVEN", 10)
    monkeypatch.setattr("colead_matching.peers.verify.LARGE", 10)
    monkeypatch.setattr("colead_matching.peers.verify_after.LARGE", 10)
    # Of a large pool's blocking pairs the best are listed, and only that those are real is checked.
    given = random_problem(42, seed=3, hours=9)
    hermit = frozenset(pair("p0005", key) for key in given.keys if key != "p0005")
    apart = replace(given, rules=replace(given.rules, not_available=hermit))
    assert unseen_claims(apart, spare=("blocking",)) == []
