"""A masked round of every format is verified like the one it was made from, whoever was left out."""

from dataclasses import replace

import pytest

from colead.pairing.masking import masked
from colead_matching import Circles, NearPeer, Peers, Rotation, Rules, pair, solve, verify
from colead_matching.change import keeping, pairs_of
from tests.matching.pools import person, problem, random_problem


def two_triangles():
    people = [person(key, {"c0": 1}, {"c0": 3}) for key in ("ann", "ben", "cleo", "dan", "eve", "finn")]
    closed = frozenset(pair(a.key, b.key) for a in people[:3] for b in people[3:])
    return problem(*people, rules=Rules(min_shared_hours=0, common_language=False, not_available=closed))


def near_peer():
    given = random_problem(20, seed=3, hours=20)
    roles = [frozenset({"mentor"}), frozenset({"learner"}), frozenset({"learner"})]
    people = [replace(p, roles=roles[n % 3], capacity=(0, 1)) for n, p in enumerate(given.people)]
    return replace(given, people=tuple(people), format=NearPeer())


def rotation():
    given = replace(random_problem(9, seed=9, hours=25), format=Rotation(2))
    return replace(given, history=frozenset(pairs_of(solve(given))))


def changed():
    given = random_problem(17, seed=4)
    return keeping(given, solve(given), 10**6)


PROBLEMS = {
    "a joined pair": two_triangles,
    "near-peer": near_peer,
    "rotation": rotation,
    "changed": changed,
    "circles": lambda: replace(random_problem(13, seed=2, hours=25), format=Circles(size=4, largest=5)),
    "rings": lambda: replace(random_problem(12, seed=7, hours=5), format=Peers(rings=True)),
}


@pytest.mark.parametrize("make", PROBLEMS.values(), ids=PROBLEMS.keys())
def test_a_masked_round_is_verified(make):
    given = make()
    solution = solve(given)
    assert verify(given, solution) == []
    hidden, shown = masked(given, solution, seed="kept")
    assert verify(hidden, shown) == []
    wrong = replace(shown, bound=replace(shown.bound, total=shown.bound.total - 10**9))
    assert verify(hidden, wrong) != []


def test_nobody_can_read_from_a_masked_round_why_two_do_not_meet():
    hidden, shown = masked(two_triangles(), solve(two_triangles()), seed="kept")
    assert (hidden.forbidden, hidden.history, hidden.rules.same_line) == (frozenset(), frozenset(), False)
    assert {r.rule for left in shown.before.left_out for r in left.removals} == {"not_available"}
