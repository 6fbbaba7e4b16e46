"""Solutions on paper: JSON and back, and what is said of those left out."""

import json
from dataclasses import replace

import pytest

from colead_matching import LeftOut, Removal, Rules, Solution, Swap, Weights, pair, solve
from tests.matching.pools import person, problem, random_problem

ROUND = solve(random_problem(15, seed=2, hours=8))


def test_json_and_back_is_the_same_solution():
    assert Solution.from_json(ROUND.to_json()) == ROUND
    assert Solution.from_json(ROUND.to_json()).to_json() == ROUND.to_json()


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"seed": "1"},
        {"status": "fine"},
        {"objective": []},
        {"extra": 1},
        {"partnerships": [1]},
    ],
)
def test_another_shape_is_refused(change):
    document = json.loads(ROUND.to_json()) | change
    with pytest.raises(ValueError, match=r"^This (is not a solution|does not belong in a solution)"):
        Solution.from_json(json.dumps(document))


def test_a_triad_has_means():
    alike = [person(key, {"c0": 1, "c1": 1}, {"c0": 3}) for key in ("ann", "ben")]
    other = person("cleo", {"c0": 1}, {"c0": 3, "c1": 3})
    (triad,) = solve(problem(*alike, other, weights=Weights(1, 0, 0, 0, 0, 0))).partnerships
    assert triad.members == ("ann", "ben", "cleo")
    assert [(side.person, side.value) for side in triad.own_sides] == [
        ("ann", (6_000 + 12_000) // 2),
        ("ben", (6_000 + 12_000) // 2),
        ("cleo", 12_000),
    ]
    assert triad.value == (6_000 + 12_000 + 12_000) // 3


def test_who_has_nobody_is_told_which_rules_are_in_the_way():
    apart = Rules(min_shared_hours=1, not_available=frozenset({pair("ann", "ben")}))
    people = [
        person("ann", languages=frozenset({"en"}), hours=frozenset({1})),
        person("ben", languages=frozenset({"en"}), hours=frozenset({2})),
    ]
    assert solve(problem(*people, rules=apart)).left_out == tuple(
        LeftOut(key, "no_partner", 0, (Removal("shared_hours", 1), Removal("not_available", 1)))
        for key in ("ann", "ben")
    )


def test_who_comes_too_late_is_told_what_a_place_would_cost():
    rules = Rules(min_shared_hours=0, common_language=False, not_available=frozenset({pair("ann", "ben")}))
    people = [
        person("ann", {"c0": 1}, {"c1": 3}),
        person("ben", {"c0": 1}, {"c1": 1}),
        person("cleo", {"c1": 1}, {"c0": 3}),
    ]
    given = problem(*people, rules=rules, weights=Weights(1, 0, 0, 0, 0, 0))
    # ann and cleo: both sides full, 12,000. ben and cleo: 6 * floor(sqrt(2,000 * 666)) = 6,924.
    solution = solve(given)
    assert solution.left_out == (
        LeftOut("ben", "taken", 1, (Removal("not_available", 1),), Swap("cleo", "ann", 6_924 - 12_000)),
    )
    locked = solve(replace(given, locks=frozenset({pair("ann", "cleo")})))
    assert locked.left_out[0].swap is None


def test_the_partnership_of_a_person():
    member = ROUND.partnerships[0].members[0]
    assert ROUND.partnership_of(member) == ROUND.partnerships[0]
    assert ROUND.partnership_of("nobody") is None
