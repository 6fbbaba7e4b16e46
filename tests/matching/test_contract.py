"""Every solver of every format: sound, complete, deterministic, blind to names, no worse than greed, and
never helped by a lock."""

from dataclasses import replace

import pytest

from colead_matching import pair, solve, verify
from tests.matching.contract import KINDS

SEEDS = range(3)
CLOSE = 0.98
"""What is searched for, not solved, comes at least as close to itself under other names."""

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
every_seed = pytest.mark.parametrize("seed", SEEDS)


def made(kind, seed, size=15):
    given = kind.make(size, seed)
    return given, solve(given)


@every_kind
@every_seed
def test_is_sound_and_forgets_nobody(kind, seed):
    given, found = made(kind, seed)
    assert verify(given, found) == []
    placed = {key for group in found.partnerships for key in group.members}
    left = {one.person for one in found.left_out}
    asked = {p.key for p in given.people if p.roles != frozenset({"mentor"})}
    assert placed & left == set()
    assert asked <= placed | left
    assert found.objective.total <= found.bound.total


@every_kind
@every_seed
def test_is_the_same_every_time_in_any_order(kind, seed):
    given, found = made(kind, seed)
    again = solve(replace(given, people=given.people[::-1]))
    assert again.to_json() == found.to_json()


def renamed(given):
    """Gives everybody another name, in another order."""
    new = {key: f"n{(7 * place + 3) % 101:03}" for place, key in enumerate(given.keys)}
    people = tuple(
        replace(
            p,
            key=new[p.key],
            line=frozenset(new[key] for key in p.line),
            wishes=tuple(new[key] for key in p.wishes),
        )
        for p in given.people
    )
    return replace(given, people=people)


@every_kind
@every_seed
def test_names_do_not_matter(kind, seed):
    given, found = made(kind, seed)
    other = solve(renamed(given))
    if kind.exact:
        assert other.objective == found.objective
    else:
        assert other.objective.matched == found.objective.matched
        low, high = sorted((other.objective.total, found.objective.total))
        assert low >= CLOSE * high


@every_kind
@every_seed
def test_is_never_worse_than_taking_the_best_first(kind, seed):
    given, found = made(kind, seed)
    matched, total = kind.baseline(given)
    assert found.objective.matched >= matched
    if not kind.exact and found.objective.matched == matched:
        assert found.objective.total >= CLOSE * total


@every_kind
@every_seed
def test_a_lock_never_helps(kind, seed):
    given, found = made(kind, seed)
    if found.before is not None or not found.partnerships:
        return
    allowed = [
        (a.key, b.key)
        for a in given.people
        for b in given.people
        if a.key < b.key and not given.broken_rules(a.key, b.key) and _could_be(a, b)
    ]
    for two in allowed[:: max(1, len(allowed) // 4)]:
        locked = replace(given, locks=frozenset({pair(*two)}))
        if not kind.exact:
            assert solve(locked).objective.matched <= found.objective.matched
        else:
            assert _rank(solve(locked)) <= _rank(found)


def _could_be(a, b):
    near = a.roles | b.roles
    return near == {"peer"} or {"mentor", "learner"} <= near


def _rank(solution):
    # A locked pair below the floor lowers it for everybody, which lets in better totals: the order decides.
    return solution.objective.matched, solution.objective.worst_off


@every_kind
def test_nobody_at_all_is_answered(kind):
    given = replace(kind.make(6, 1), people=())
    found = solve(given)
    assert (found.partnerships, found.left_out, verify(given, found)) == ((), (), [])


@every_kind
def test_a_pair_of_strangers_is_left_out_with_reasons(kind):
    given = kind.make(6, 1)
    apart = frozenset(pair(a, b) for a in given.keys for b in given.keys if a < b)
    closed = replace(given, rules=replace(given.rules, not_available=apart))
    found = solve(closed)
    assert verify(closed, found) == []
    assert found.partnerships == ()
    assert all(left.reason == "no_partner" for left in found.left_out)
