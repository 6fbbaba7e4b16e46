"""Those left alone join pairs, and three help each other around: against every way, and tampered with."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from colead_matching import Peers, ProblemError, Rules, Solution, pair, solve, verify
from colead_matching.definitions import FULL, broken, own_side, parts
from colead_matching.peers.groups import partnership_in
from colead_matching.peers.verify_after import _joins
from tests.matching.pools import person, problem, problems, random_problem


def apart(*pairs):
    return Rules(min_shared_hours=0, common_language=False, not_available=frozenset(pairs))


def like(key, asks="c0", gives="c0"):
    return person(key, {asks: 1}, {gives: 3})


TWO_TRIANGLES = problem(
    *[like(key) for key in ("ann", "ben", "cleo", "dan", "eve", "finn")],
    rules=apart(*[pair(a, b) for a in ("ann", "ben", "cleo") for b in ("dan", "eve", "finn")]),
)


def test_people_alone_join_pairs_in_an_even_pool():
    found = solve(TWO_TRIANGLES)
    assert [group.members for group in found.partnerships] == [("ann", "ben", "cleo"), ("dan", "eve", "finn")]
    assert (found.objective.matched, found.before.objective.matched) == (6, 4)
    assert (found.left_out, found.status, found.bound.basis) == ((), "optimal", "then_joined")
    assert verify(TWO_TRIANGLES, found) == []
    assert Solution.from_json(found.to_json()) == found


def test_a_triad_that_is_not_worth_it_is_not_made():
    # Nobody meets what cleo and finn ask for.
    people = [like("ann"), like("ben"), like("cleo", "c1"), like("dan"), like("eve"), like("finn", "c1")]
    given_problem = replace(TWO_TRIANGLES, people=tuple(people))
    found = solve(given_problem)
    assert (found.objective.matched, found.before) == (4, None)
    generous = replace(given_problem, format=Peers(least=0))
    assert solve(generous).objective.matched == 6
    assert verify(generous, solve(generous)) == []


def test_locked_pairs_are_left_to_themselves_and_joining_can_be_switched_off():
    locked = replace(TWO_TRIANGLES, locks=frozenset({pair("ann", "ben")}))
    assert [left.person for left in solve(locked).left_out] == ["cleo"]
    assert len(solve(replace(TWO_TRIANGLES, format=Peers(joins=False))).left_out) == 2


def every_way_to_join(given_problem, base):
    """Returns how many can join, the highest least side, and the most that adds, by trying all ways."""
    who = given_problem.person
    alone = [left.person for left in base.left_out]
    pairs = [
        g.members
        for g in base.partnerships
        if len(g.members) == 2 and frozenset(g.members) not in given_problem.locks
    ]
    best = (0, FULL, 0)
    seats = [*pairs, *[None] * len(alone)]
    for chosen in set(permutations(seats, len(alone))):
        joined = [(c, two) for c, two in zip(alone, chosen, strict=True) if two is not None]
        if any(broken(given_problem, who[c], who[k]) for c, two in joined for k in two):
            continue
        least, gain = FULL, 0
        for c, two in joined:
            three = [who[c], *(who[key] for key in two)]
            for one in three:
                got = sum(own_side(one, other) for other in three if other is not one) // 2
                least = min(least, got if one.needs else FULL)
            pairs_of_three = [(three[0], three[1]), (three[0], three[2]), (three[1], three[2])]
            worth = [sum(parts(given_problem, a, b).values()) for a, b in pairs_of_three]
            gain += sum(worth) // 3 - worth[2]
        if least >= FULL // 100:
            best = max(best, (len(joined), least, gain))
    return best


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_way_to_join_is_better(given_problem):
    found = solve(given_problem)
    base = found.before or found
    joined = found.objective.matched - base.objective.matched
    expected = every_way_to_join(given_problem, base)
    assert (joined, found.objective.total - base.objective.total) == (expected[0], expected[2])
    assert verify(given_problem, found) == []


TAMPERED = {
    "the bound": (lambda s: replace(s, bound=replace(s.bound, total=s.bound.total + 2)), {"bound"}),
    "matched": (lambda s: replace(s, bound=replace(s.bound, matched=5)), {"bound"}),
    "prices": (lambda s: replace(s, bound=replace(s.bound, duals=None)), {"duals"}),
    "the pairs before": (
        lambda s: replace(s, before=replace(s.before, status="gap")),
        {"status"},
    ),
    "one who joined is alone": (
        lambda s: replace(s, partnerships=(s.partnerships[0], s.before.partnerships[1])),
        {"objective", "left_out", "blocking"},
    ),
    "a value": (
        lambda s: replace(s, partnerships=(replace(s.partnerships[0], value=1), s.partnerships[1])),
        {"value"},
    ),
}


@pytest.mark.parametrize(("tamper", "codes"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_with_what_followed_is_found(tamper, codes):
    found = verify(TWO_TRIANGLES, tamper(solve(TWO_TRIANGLES)))
    assert codes & {finding.code for finding in found} == codes - {"blocking"}


def test_a_worse_way_to_join_is_found():
    # cleo could join either pair, but only eve and finn can help her.
    people = [like("ann"), like("ben"), person("cleo", {"c1": 1}, {"c0": 1}), like("dan", "c2", "c2")]
    people += [person(key, {"c0": 1}, {"c0": 3, "c1": 3}) for key in ("eve", "finn")]
    keys = [p.key for p in people]
    ok = {("ann", "ben"), ("eve", "finn"), *((a, b) for a in keys for b in keys if "cleo" in (a, b))}
    ok -= {("cleo", "dan")}
    closed = [pair(a, b) for a in keys for b in keys if a < b and (a, b) not in ok]
    given_problem = replace(problem(*people, rules=apart(*closed)), format=Peers(least=0))
    found = solve(given_problem)
    assert verify(given_problem, found) == []
    assert [group.members for group in found.partnerships] == [("ann", "ben"), ("cleo", "eve", "finn")]
    worse = [
        partnership_in(given_problem, (0, 1, 2), None),
        next(group for group in found.before.partnerships if "eve" in group.members),
    ]
    codes = {f.code for f in verify(given_problem, replace(found, partnerships=tuple(worse)))}
    assert "joins" in codes or "objective" in codes
    assert next(f.code for f in _joins(given_problem, _as_if(found, worse), found.before)) == "joins"


def _as_if(found, partnerships):
    total = sum(group.value for group in partnerships)
    return replace(found, partnerships=tuple(partnerships), objective=replace(found.objective, total=total))


# ann helps ben, ben helps cleo, cleo helps ann; nobody could pay back.
AROUND = [like("ann", "c2", "c0"), like("ben", "c0", "c1"), like("cleo", "c1", "c2")]
AGAIN = [like("dan", "c5", "c3"), like("eve", "c3", "c4"), like("finn", "c4", "c5")]


def test_three_help_each_other_around_where_the_programme_wants_it():
    given_problem = problem(*AROUND, *AGAIN, format=Peers(rings=True))
    found = solve(given_problem)
    assert [(group.members, group.ring) for group in found.partnerships] == [
        (("ann", "ben", "cleo"), True),
        (("dan", "eve", "finn"), True),
    ]
    assert (found.objective.worst_off, found.before.objective.worst_off) == (FULL, 0)
    first = found.partnerships[0]
    assert {(way.giver, way.receiver) for way in first.directions} == {
        ("ann", "ben"),
        ("ben", "cleo"),
        ("cleo", "ann"),
    }
    assert verify(given_problem, found) == []
    assert Solution.from_json(found.to_json()) == found
    without = solve(replace(given_problem, format=Peers()))
    assert not any(group.ring for group in without.partnerships)


def test_tampering_with_a_ring_is_found():
    given_problem = problem(*AROUND, *AGAIN, format=Peers(rings=True))
    found = solve(given_problem)
    first, second = found.partnerships
    turned = tuple(replace(d, receiver=d.giver, giver=d.receiver) for d in first.directions)
    for changed, code in (
        (replace(first, directions=turned), "value"),
        (replace(first, directions=first.directions[:2]), "ring"),
        (replace(first, ring=False), "value"),
    ):
        codes = {f.code for f in verify(given_problem, replace(found, partnerships=(changed, second)))}
        assert code in codes
    higher = replace(found, bound=replace(found.bound, total=found.bound.total + 1))
    assert {f.code for f in verify(given_problem, higher)} == {"bound"}


@settings(max_examples=25, deadline=None)
@given(problems(most=12))
def test_rings_never_make_a_round_worse(given_problem):
    given_problem = replace(given_problem, format=Peers(rings=True))
    found = solve(given_problem)
    assert verify(given_problem, found) == []
    assert found.objective >= solve(replace(given_problem, format=Peers())).objective


def test_rings_are_not_looked_for_among_very_many():
    with pytest.raises(ProblemError, match="at most 400"):
        solve(replace(random_problem(401, seed=1), format=Peers(rings=True)))
