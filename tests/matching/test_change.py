"""Solving again beside an earlier round: the least disturbance at a price, and what became of everybody."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import Circles, NearPeer, Peers, ProblemError, Rotation, pair, solve, verify
from colead_matching.change import difference, following, keeping, pairs_of, share_of_a_pair
from colead_matching.scores import score
from colead_matching.solvers.bruteforce import _groupings
from tests.matching.pools import problems, random_person, random_problem

BEFORE_PROBLEM = random_problem(20, seed=3)
BEFORE = solve(BEFORE_PROBLEM)
DEAR = share_of_a_pair(BEFORE_PROBLEM, 1)


def without(given_problem, key):
    return replace(given_problem, people=tuple(p for p in given_problem.people if p.key != key))


def test_nothing_changes_when_nothing_did():
    again = keeping(BEFORE_PROBLEM, BEFORE, DEAR)
    found = solve(again)
    assert (set(pairs_of(found)), verify(again, found)) == (set(pairs_of(BEFORE)), [])
    diff = difference(again, BEFORE, found)
    assert (diff.changed, diff.broken, diff.price) == ((), (), 0)


def test_a_late_joiner_becomes_a_third_and_nobody_else_is_disturbed():
    import random

    late = random_person(random.Random(5), "late", list(BEFORE_PROBLEM.keys), 20)
    late = replace(late, languages=frozenset({"de", "en", "es"}), line=frozenset(), slate=None, wishes=())
    pool = keeping(replace(BEFORE_PROBLEM, people=(*BEFORE_PROBLEM.people, late)), BEFORE, DEAR)
    found = solve(pool)
    assert verify(pool, found) == []
    diff = difference(pool, BEFORE, found)
    assert (diff.broken, diff.matched_change) == ((), 1)
    assert sorted(changed.why for changed in diff.changed) == ["joined", "third", "third"]


def test_who_drops_out_leaves_one_partner_who_finds_a_place():
    first = BEFORE.partnerships[0].members
    pool = keeping(without(BEFORE_PROBLEM, first[0]), BEFORE, DEAR)
    found = solve(pool)
    assert verify(pool, found) == []
    diff = difference(pool, BEFORE, found)
    whys = {changed.person: changed.why for changed in diff.changed}
    assert (whys[first[0]], whys[first[1]], diff.broken) == ("left", "partner_left", ())


def test_a_forbidden_pair_is_broken_and_said_to_be_decided():
    first = BEFORE.partnerships[0].members
    pool = keeping(replace(BEFORE_PROBLEM, forbidden=frozenset({pair(*first)})), BEFORE, DEAR)
    found = solve(pool)
    assert verify(pool, found) == []
    diff = difference(pool, BEFORE, found)
    assert pair(*first) in diff.unavoidable
    assert {c.why for c in diff.changed if c.person in first} == {"decided"}
    assert diff.price == pool.price * (len(diff.broken) - len(diff.unavoidable))


def test_a_lower_price_breaks_no_fewer_pairs_and_reaches_no_lower_total():
    first = BEFORE.partnerships[0].members
    pool = replace(BEFORE_PROBLEM, forbidden=frozenset({pair(*first)}))
    found = [solve(keeping(pool, BEFORE, price)) for price in (1, DEAR // 50, DEAR // 5, DEAR)]
    broken = [len(difference(pool, BEFORE, one).broken) for one in found]
    totals = [one.objective.total for one in found]
    assert (broken, totals) == (sorted(broken, reverse=True), sorted(totals, reverse=True))


@settings(max_examples=100, deadline=None)
@given(problems(most=8), st.sampled_from([1, 10**5, 10**6, 10**7]), st.randoms(use_true_random=False))
def test_no_round_of_pairs_is_better_at_the_price(given_problem, price, draw):
    scores = score(given_problem)
    keys = given_problem.keys
    some = [pair(*draw.sample(keys, 2)) for _ in range(3)] if len(keys) > 1 else []
    pool = replace(given_problem, previous=frozenset(some), price=price, format=Peers(joins=False))

    def worth(groups):
        kept = sum(pair(keys[a], keys[b]) in pool.previous for a, b in groups)
        return sum(int(scores.values[two]) for two in groups) + price * kept

    every = [
        (2 * len(groups), worth(groups))
        for groups in _groupings(scores, tuple(range(len(keys))), triads=0)
        if set(scores.locks) <= {tuple(sorted(two)) for two in groups}
    ]
    found = solve(pool)
    if some:
        at = [tuple(keys.index(key) for key in group.members) for group in found.partnerships]
        assert (found.objective.matched, worth(at)) == max(every)
        assert found.status == "optimal"
    assert verify(pool, found) == []


def kept_round():
    pool = keeping(without(BEFORE_PROBLEM, "p0000"), BEFORE, DEAR)
    return replace(pool, format=Peers(joins=False))


TAMPERED = {
    "total": lambda s: replace(s, bound=replace(s.bound, total=s.bound.total + 1)),
    "matched": lambda s: replace(s, bound=replace(s.bound, matched=s.bound.matched + 2)),
    "basis": lambda s: replace(s, bound=replace(s.bound, basis="all_pairs")),
    "status": lambda s: replace(s, status="gap"),
    "duals": lambda s: replace(
        s, bound=replace(s.bound, duals=replace(s.bound.duals, people=s.bound.duals.people[1:]))
    ),
    "cheap": lambda s: replace(
        s,
        bound=replace(
            s.bound, duals=replace(s.bound.duals, people=tuple((k, 0) for k, _ in s.bound.duals.people))
        ),
    ),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_with_the_proof_is_found(tamper):
    pool = kept_round()
    found = solve(pool)
    assert verify(pool, found) == []
    assert verify(pool, tamper(found)) != []


def mentoring(learners=9, mentors=4):
    given_problem = random_problem(learners + mentors, seed=4, hours=40)
    people = tuple(
        replace(p, roles=frozenset({"learner"}), line=frozenset(), slate=None, languages=frozenset({"en"}), wishes=())
        if place < learners
        else replace(
            p, roles=frozenset({"mentor"}), capacity=(0, 3), line=frozenset(), slate=None,
            languages=frozenset({"en"}), wishes=(),
        )
        for place, p in enumerate(given_problem.people)
    )  # fmt: skip
    return replace(given_problem, people=people, format=NearPeer())


def test_learners_keep_their_mentors_and_a_newcomer_takes_a_place_that_is_free():
    full = mentoring()
    before = solve(without(full, "p0000"))
    pool = keeping(full, before, DEAR)
    found = solve(pool)
    assert verify(pool, found) == []
    diff = difference(pool, before, found)
    assert (diff.broken, diff.matched_change) == ((), 1)
    assert "p0000" in {changed.person for changed in diff.changed if changed.why == "joined"}


def test_a_mentor_with_fewer_places_than_learners_keeps_as_many_as_there_are():
    full = mentoring()
    before = solve(full)
    mentor = before.partnerships[0].mentor
    had = sum(group.mentor == mentor for group in before.partnerships)
    tight = replace(
        full, people=tuple(replace(p, capacity=(0, 1)) if p.key == mentor else p for p in full.people)
    )
    found = solve(keeping(tight, before, DEAR))
    assert had > 1
    assert sum(group.mentor == mentor for group in found.partnerships) == 1
    assert verify(keeping(tight, before, DEAR), found) == []


def test_a_learner_locked_to_two_mentors_is_refused_and_a_mentor_with_two_learners_is_not():
    full = mentoring()
    both = replace(full, locks=frozenset({pair("p0000", "p0009"), pair("p0001", "p0009")}))
    assert verify(both, solve(both)) == []
    with pytest.raises(ProblemError, match="locked twice"):
        replace(full, locks=frozenset({pair("p0000", "p0009"), pair("p0000", "p0010")}))


def in_circles(count=12):
    given_problem = random_problem(count, seed=6, hours=40)
    people = tuple(
        replace(
            p, line=frozenset(), slate=None, languages=frozenset({"en"}), hours=p.hours | {1, 2, 3}, wishes=(),
            roles=frozenset({"peer", "facilitator"}) if place % 6 == 0 else p.roles,
        )
        for place, p in enumerate(given_problem.people)
    )  # fmt: skip
    return replace(given_problem, people=people, format=Circles(size=5, facilitators=1))


def test_circles_stay_and_a_late_joiner_finds_a_seat():
    full = in_circles()
    before = solve(without(full, "p0005"))
    pool = keeping(full, before, DEAR)
    found = solve(pool)
    assert (found.objective.matched, verify(pool, found)) == (12, [])
    assert set(pairs_of(before)) < set(pairs_of(found))
    assert {c.why for c in difference(pool, before, found).changed} == {"joined", "third"}


def test_circles_stay_without_who_left_and_a_new_facilitator_takes_the_place_of_one():
    full = in_circles()
    lead = next(p for p in full.people if p.key == "p0006")
    late = replace(lead, key="zoe")
    before = solve(full)
    pool = keeping(
        replace(without(full, "p0006"), people=(*without(full, "p0006").people, late)), before, DEAR
    )
    found = solve(pool)
    assert (found.objective.matched, verify(pool, found)) == (12, [])
    still = {two for two in pairs_of(before) if "p0006" not in two}
    assert still < set(pairs_of(found))


def test_two_of_different_circles_who_are_kept_together_now_are():
    full = in_circles()
    before = solve(full)
    lock = pair(before.partnerships[0].members[1], before.partnerships[1].members[1])
    pool = keeping(replace(full, locks=frozenset({lock})), before, DEAR)
    found = solve(pool)
    assert (found.objective.matched, verify(pool, found)) == (12, [])
    assert any(lock <= set(group.members) for group in found.partnerships)


def test_newcomers_who_are_enough_make_a_circle_of_their_own():
    full = in_circles(18)
    first = replace(full, people=tuple(p for p in full.people if p.key < "p0012"))
    before = solve(first)
    found = solve(keeping(full, before, DEAR))
    assert len(found.partnerships) == len(before.partnerships) + 1


def test_another_earlier_round_is_another_problem():
    assert replace(BEFORE_PROBLEM, previous=frozenset(pairs_of(BEFORE)), price=1).digest != (
        BEFORE_PROBLEM.digest
    )


def test_a_rotation_goes_on_one_round_at_a_time():
    given_problem = replace(random_problem(8, seed=2, hours=30), format=Rotation(rounds=1))
    met = set()
    for _ in range(3):
        found = solve(given_problem)
        new = set(pairs_of(found))
        assert (verify(given_problem, found), new & met) == ([], set())
        met |= new
        given_problem = following(given_problem, found)
    assert given_problem.history == met


def test_what_cannot_go_on_is_refused():
    near = replace(BEFORE_PROBLEM, format=NearPeer())
    with pytest.raises(ProblemError, match="keeps no pairs"):
        keeping(replace(BEFORE_PROBLEM, format=Rotation()), BEFORE, 1)
    with pytest.raises(ProblemError, match="rotation"):
        following(near, BEFORE)
    with pytest.raises(ProblemError, match="below zero"):
        replace(BEFORE_PROBLEM, price=-1)


def test_in_very_large_pools_every_pair_that_can_be_is_locked(monkeypatch):
    monkeypatch.setattr("colead_matching.change.MOST_KEPT", 10)
    first = BEFORE.partnerships[0].members
    pool = keeping(replace(BEFORE_PROBLEM, forbidden=frozenset({pair(*first)})), BEFORE, DEAR)
    every = {pair(a, b) for group in BEFORE.partnerships for a, b in combinations(group.members, 2)}
    assert pool.locks == every - {pair(*first)}
