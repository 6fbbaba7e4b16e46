"""Why and why not: facts that add up, and causes that stay private."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import (
    Circles,
    NearPeer,
    Peers,
    Person,
    Problem,
    Reason,
    Rotation,
    Rules,
    Weights,
    WhyNot,
    explain,
    pair,
    solve,
    why_not,
)
from colead_matching.explain import apportion, contributions
from tests.matching.pools import person, problem, problems, random_problem

HOURS = frozenset(range(4))
ANN = person(
    "ann",
    {"c0": 3, "c1": 1},
    {"c2": 3},
    level=3,
    function="sales",
    hours=HOURS,
    interests=frozenset({"chess", "opera"}),
    style=(1, 5),
)
BEN = person(
    "ben",
    {"c2": 2},
    {"c0": 3},
    level=4,
    function="people",
    hours=HOURS,
    interests=frozenset({"chess"}),
    style=(1, 3),
)
CLEO, DAN = person("cleo", {"c0": 1}, {"c0": 3}), person("dan", {"c0": 1}, {"c0": 3})


def test_the_reasons_of_a_pair():
    two = problem(ANN, BEN, weights=Weights(10, 1, 1, 1, 1, 1))
    (partnership,) = solve(two).partnerships
    # ann gets 3/4, ben all: 1,500 and 2,000 steps, and floor(sqrt(3,000,000)) = 1,732 for both.
    assert explain(two, partnership) == (
        Reason("offers", 59_383, "ann", "ben", "c2", rank=1, share=12_000),
        Reason("offers", 44_537, "ben", "ann", "c0", rank=1, share=9_000),
        Reason("function", 12_000, "ann", "ben", items=("sales", "people")),
        Reason("level", 9_000, "ann", "ben", count=1),
        Reason("style", 9_000, "ann", "ben", count=1),
        Reason("hours", 6_000, "ann", "ben", count=4),
        Reason("interests", 3_996, "ann", "ben", items=("chess",)),
    )
    assert partnership.value == 59_383 + 44_537 + 12_000 + 9_000 + 9_000 + 6_000 + 3_996


@settings(max_examples=80, deadline=None)
@given(problems(most=13))
def test_the_reasons_add_up(given_problem):
    for partnership in solve(given_problem).partnerships:
        reasons = explain(given_problem, partnership)
        assert sum(reason.value for reason in reasons) == partnership.value


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1_000), max_size=8))
def test_a_whole_is_split_without_a_rest(whole, shares):
    split = apportion(whole, shares)
    assert sum(split) == (whole if sum(shares) else 0)
    assert all(
        abs(part * sum(shares) - whole * share) < max(sum(shares), 1)
        for part, share in zip(split, shares, strict=True)
    )


FOUR = problem(ANN, BEN, CLEO, DAN)
ROUND = solve(FOUR)


def test_those_who_meet_already():
    assert why_not(FOUR, ROUND, "ann", "ben") == WhyNot("together")


@pytest.mark.parametrize(("a", "b", "sides"), [("ann", "cleo", (9_000, 0)), ("cleo", "ann", (0, 9_000))])
def test_a_pair_that_would_cost_the_round(a, b, sides):
    found = why_not(FOUR, ROUND, a, b)
    ended = ROUND.objective.total
    assert found.value is not None
    assert (found.code, found.total_change, found.displaced) == (
        "better",
        found.value - ended,
        ("ben", "dan") if a == "ann" else ("dan", "ben"),
    )
    assert (found.own_side_a, found.own_side_b) == sides


def test_a_locked_person():
    locked = replace(FOUR, locks=frozenset({pair("ann", "ben")}))
    assert why_not(locked, solve(locked), "ben", "dan") == WhyNot("locked")


def test_rules_are_named():
    apart = replace(FOUR, forbidden=frozenset({pair("ann", "dan")}))
    assert why_not(apart, solve(apart), "dan", "ann") == WhyNot("rule", ("forbidden",))


def test_what_is_not_available_is_never_explained():
    rules = Rules(False, False, 2, False, frozenset({pair("ann", "dan")}))
    apart = replace(FOUR, rules=rules)
    assert why_not(apart, solve(apart), "ann", "dan") == WhyNot("rule", ("not_available",))


@pytest.mark.parametrize("kind", [Circles(size=5), NearPeer(), Rotation(2), Peers(rings=True), Peers()])
@pytest.mark.parametrize("seed", range(3))
def test_the_reasons_of_every_format_add_up(kind, seed):
    given_problem = random_problem(15, seed=seed, hours=25)
    roles = [frozenset({"mentor"}), frozenset({"learner"})]
    if isinstance(kind, NearPeer):
        people = [replace(p, roles=roles[n % 2], capacity=(0, 2)) for n, p in enumerate(given_problem.people)]
        given_problem = replace(given_problem, people=tuple(people))
    given_problem = replace(given_problem, format=kind)
    solution = solve(given_problem)
    assert solution.partnerships
    for group in solution.partnerships:
        assert sum(reason.value for reason in explain(given_problem, group)) == group.value
        for key in group.members:
            offers = contributions(given_problem, group, key)
            assert sum(reason.value for reason in offers) == group.own_side(key)
            assert all(reason.b == key and reason.a in group.members for reason in offers)


def test_what_somebody_is_offered_says_the_numbers_that_decided():
    ann = Person("ann", {"conflict": 3, "planning": 2}, {"feedback": 3})
    eve = Person("eve", {"feedback": 1}, {"conflict": 2, "planning": 1})
    given_problem = Problem(
        frozenset({"conflict", "planning", "feedback"}),
        (ann, eve),
        Rules(min_shared_hours=0, common_language=False),
    )
    (group,) = solve(given_problem).partnerships
    first, second = contributions(given_problem, group, "ann")
    # 3 * 2 and 2 * 1 of 3 * 5 points.
    assert (first.competency, first.rank, first.share) == ("conflict", 1, 4_797)
    assert (second.competency, second.rank, second.share) == ("planning", 2, 1_599)
    assert group.own_side("ann") == 6 * (2_000 * 8 // 15) == 4_797 + 1_599
