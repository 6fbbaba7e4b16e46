"""Envy, fairness by format and the round without proxies: by hand, by brute force, and tampered with."""

import json
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from colead_matching import Circles, NearPeer, Rotation, Weights, fairness, pair, solve
from colead_matching.choice import shortlists
from colead_matching.definitions import broken, own_side
from colead_matching.envy import envy
from colead_matching.report import as_document, report, verify_report
from colead_matching.sensitivity import sensitivity
from tests.matching.pools import person, problem, problems, random_problem

LEARNER, MENTOR = frozenset({"learner"}), frozenset({"mentor"})


@settings(max_examples=60, deadline=None)
@given(problems())
def test_envy_is_what_asking_everybody_would_find(given_problem):
    solution = solve(given_problem)
    who = given_problem.person
    group_of = {key: group for group in solution.partnerships for key in group.members}
    now = {key: group_of[key].own_side(key) if key in group_of else 0 for key in given_problem.keys}
    cases, envious = set(), set()
    for i, k in permutations(given_problem.keys, 2):
        together = i in group_of and k in group_of[i].members
        if together or k not in group_of or broken(given_problem, who[i], who[k]):
            continue
        if own_side(who[i], who[k]) > now[i]:
            envious.add(i)
            if own_side(who[k], who[i]) > now[k]:
                cases |= {(i, j, k) for j in group_of[k].members if j != k}
    found = envy(given_problem, solution)
    assert {(one.person, one.other, one.partner) for one in found.listed} == cases
    assert (found.justified, found.envious, found.people) == (
        len(cases),
        len(envious),
        len({i for i, _, _ in cases}),
    )


def near_peer():
    mentor = person("mo", {"c1": 1}, {"c0": 3}, roles=MENTOR, capacity=(0, 1))
    weak = person("wes", {"c1": 1}, {"c0": 1}, roles=MENTOR, capacity=(0, 1))
    ann = person("ann", {"c0": 1}, {"c1": 3}, roles=LEARNER)
    ben = person("ben", {"c0": 1}, {"c1": 1}, roles=LEARNER)
    return problem(mentor, weak, ann, ben, format=NearPeer(), locks=frozenset({pair("ben", "mo")}))


def test_a_learner_envies_one_whose_mentor_would_agree():
    given_problem = near_peer()
    (one,) = envy(given_problem, solve(given_problem)).listed
    assert (one.person, one.other, one.partner) == ("ann", "ben", "mo")
    freed = replace(given_problem, locks=frozenset())
    assert envy(freed, solve(freed)).justified == 0


def test_learners_are_those_who_can_be_matched_and_mentors_carry_the_load():
    mentor = person("mo", {"c1": 1}, {"c0": 3}, roles=MENTOR, capacity=(0, 2))
    learners = [person(key, {"c0": 1}, {"c1": 3}, roles=LEARNER) for key in ("ann", "ben", "cleo")]
    given_problem = problem(mentor, *learners, format=NearPeer())
    found = fairness(given_problem, solve(given_problem))
    assert (found.eligible, found.matched, found.load_median, found.worst_off) == (3, 2, 2.0, 1.0)


def test_circles_and_rotations_have_a_fairness_table_and_no_envy():
    for kind in (Circles(size=4, largest=4), Rotation(2)):
        given_problem = replace(random_problem(12, seed=3, hours=30), format=kind)
        found = report(given_problem, solve(given_problem))
        assert found.envy is None
        assert found.fairness.matched <= found.fairness.eligible == 12


def test_exposure_is_part_of_the_table_where_people_could_choose():
    given_problem = random_problem(20, seed=1, hours=20)
    lists = shortlists(given_problem, size=3)
    found = fairness(given_problem, solve(given_problem), exposure=lists.exposure)
    assert (found.exposure_gini, found.share_never_shown) == (
        lists.exposure.gini,
        lists.exposure.share_never_shown,
    )
    assert not found.exposure_alarm


# Two functions; only that they differ decides who meets whom.
APART = problem(
    *[person(key, {"c0": 1}, {"c0": 3}, function="x") for key in ("ann", "ben")],
    *[person(key, {"c0": 1}, {"c0": 3}, function="y") for key in ("cleo", "dan")],
    weights=Weights.from_mapping({"function": 100}),
)


def test_a_round_that_only_a_proxy_decides_calls_for_a_look():
    found = sensitivity(APART, solve(APART))
    assert (found.without, found.moved, found.alarm) == (("function",), 1.0, True)


def test_a_round_without_proxies_has_nothing_to_take_away():
    calm = replace(APART, weights=Weights.from_mapping({"needs": 10}))
    assert sensitivity(calm, solve(calm)).without == ()


def test_what_moves_is_counted():
    given_problem = random_problem(30, seed=5, hours=20)
    with_proxies = replace(given_problem, weights=Weights(needs=10, function=100, site=100))
    found = sensitivity(with_proxies, solve(with_proxies))
    assert (found.without, found.alarm) == (("function", "site"), found.moved > 0.5)
    assert 0 < found.moved <= 1


TAMPER = {
    "envy": lambda d: d["envy"].update(justified=d["envy"]["justified"] + 1),
    "fairness": lambda d: d["fairness"].update(matched=d["fairness"]["matched"] - 1),
    "sensitivity": lambda d: d["sensitivity"].update(moved=0.123),
}


@pytest.mark.parametrize("part", TAMPER)
def test_every_part_of_a_report_is_worked_out_again(part):
    given_problem = random_problem(24, seed=6, hours=12)
    solution = solve(given_problem)
    stated = json.loads(json.dumps(as_document(report(given_problem, solution))))
    assert verify_report(given_problem, solution, stated) == []
    TAMPER[part](stated)
    assert [f.code for f in verify_report(given_problem, solution, stated)] == [f"report_{part}"]
    del stated[part]
    assert [f.code for f in verify_report(given_problem, solution, stated)] == [f"report_{part}"]
