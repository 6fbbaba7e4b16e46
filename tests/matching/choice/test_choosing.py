"""Mutual first wishes, and choice between learners and mentors."""

from dataclasses import replace

import pytest

from colead_matching import Circles, NearPeer, ProblemError, pair, solve, verify
from colead_matching.choice import (
    mutual_first_wishes,
    shortlists,
    stable_places,
    with_mutual_wishes_locked,
)
from colead_matching.choice.near_peer import learner_values
from colead_matching.scores import score
from tests.matching.pools import person, problem, random_problem

LEARNER, MENTOR = frozenset({"learner"}), frozenset({"mentor"})


def near_peer(size, seed):
    given = random_problem(size, seed, hours=20)
    people = [
        replace(p, roles=MENTOR, capacity=(0, 2)) if n % 3 == 0 else replace(p, roles=LEARNER)
        for n, p in enumerate(given.people)
    ]
    return replace(given, people=tuple(people), format=NearPeer())


def wishing():
    return problem(
        person("ann", wishes=("gone", "ben", "cleo")),
        person("ben", wishes=("ann",)),
        person("cleo", wishes=("dan",)),
        person("dan", wishes=("ann", "cleo")),
    )


def test_a_mutual_first_wish_locks_and_a_one_sided_one_does_not():
    locked = with_mutual_wishes_locked(wishing())
    assert locked.locks == mutual_first_wishes(wishing()) == {pair("ann", "ben")}
    assert verify(locked, solve(locked)) == []


def test_rules_and_the_coordinators_locks_come_before_wishes():
    forbidden = replace(wishing(), forbidden=frozenset({pair("ann", "ben")}))
    assert with_mutual_wishes_locked(forbidden).locks == frozenset()
    mine = replace(wishing(), locks=frozenset({pair("ann", "dan")}))
    assert with_mutual_wishes_locked(mine).locks == mine.locks
    with pytest.raises(ProblemError, match="pairs alone"):
        with_mutual_wishes_locked(replace(wishing(), format=Circles(size=4)))


def test_in_near_peer_rounds_a_wish_locks_learner_and_mentor_alone():
    ann = person("ann", wishes=("mo",), roles=LEARNER)
    mo = person("mo", wishes=("ann",), roles=MENTOR, capacity=(0, 1))
    both = [person("x", wishes=("y",), roles=LEARNER), person("y", wishes=("x",), roles=LEARNER)]
    given = problem(ann, mo, *both, format=NearPeer())
    assert with_mutual_wishes_locked(given).locks == {pair("ann", "mo")}


def test_learners_are_shown_mentors_and_no_mentor_to_everybody_or_to_no_one():
    given = near_peer(36, 1)
    found = shortlists(given, size=3)
    for one in found.lists:
        learns = "learner" in given.person[one.person].roles
        assert bool(one.suggestions) == learns
        assert all("mentor" in given.person[s.person].roles for s in one.suggestions)
    assert found.exposure.never_shown == ()
    assert found.exposure.most <= found.most_shown < 24
    assert {key for key, _ in found.exposure.times} == {p.key for p in given.people if p.roles == MENTOR}


@pytest.mark.parametrize("seed", range(10))
def test_no_learner_and_mentor_would_both_rather_have_each_other(seed):
    given = near_peer(24, seed)
    scores = score(given)
    allowed, values = learner_values(given, scores)
    found = stable_places(given, scores)
    place = {key: i for i, key in enumerate(given.keys)}
    has = {learner: mentor for mentor, learners in found.learners.items() for learner in learners}
    for i, j in zip(*allowed.nonzero(), strict=True):
        learner, mentor = given.keys[i], given.keys[j]
        now = has.get(learner)
        wants = now is None or scores.sides[i, j] > scores.sides[i, place[now]]
        kept = found.learners[mentor]
        full = len(kept) == given.person[mentor].capacity[1]
        agrees = not full or any(values[i, j] > values[place[other], j] for other in kept)
        assert not (wants and agrees and now != mentor)
    assert len(has) + len(found.alone) == sum("learner" in p.roles for p in given.people)
