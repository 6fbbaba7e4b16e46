"""Whether a round served everybody alike, in figures that can be checked by hand."""

from __future__ import annotations

from colead.pairing.evenness import evenness, exposure
from colead_matching import Weights, fairness, solve
from tests.matching.pools import person, problem


def figures(given):
    solution = solve(given)
    return evenness(given, solution, fairness(given, solution), shown=None)


def test_two_who_would_both_gain_by_each_other_are_counted_as_envy_with_a_reason():
    # Ann and Ben have everything for each other; each is locked to somebody who has nothing for them.
    given = problem(
        person("ann", {"c0": 1}, {"c1": 3}), person("ben", {"c1": 1}, {"c0": 3}),
        person("cem", {"c2": 1}, {}), person("dan", {"c2": 1}, {}),
        locks=frozenset({frozenset({"ann", "cem"}), frozenset({"ben", "dan"})}),
    )  # fmt: skip
    assert figures(given)["envy"] == {"people": 2, "cases": 2}
    best = problem(*given.people)
    assert figures(best)["envy"] == {"people": 0, "cases": 0}


def test_a_round_that_goes_by_function_alone_moves_everybody_without_it():
    people = [person(f"p{n}", {f"c{n % 4}": 1}, {f"c{3 - n % 4}": 3}, function="ab"[n % 2]) for n in range(8)]
    given = problem(*people, weights=Weights.from_mapping({"function": 100}))
    assert figures(given)["without"] == {"criteria": ["function"], "moved": 1.0, "alarm": True}
    assert "without" not in figures(problem(*people, weights=Weights.from_mapping({"needs": 100})))


def test_exposure_counts_who_is_on_how_many_lists_and_who_is_on_none():
    given = problem(*(person(f"p{n}") for n in range(5)))
    found = exposure(given, ["p0", "p0", "p0", "p1", "p2", "p3"])
    assert (found["people"], found["most"], found["never"], found["alarm"]) == (5, 3, 1, True)
    assert exposure(given, [f"p{n}" for n in range(5)])["alarm"] is False
