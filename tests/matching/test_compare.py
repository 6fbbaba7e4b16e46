"""Two rounds side by side."""

from dataclasses import replace

from colead_matching import Comparison, compare, pair, solve
from tests.matching.pools import person, problem

FOUR = problem(
    person("ann", {"c0": 1}, {"c1": 3}),
    person("ben", {"c1": 1}, {"c0": 3}),
    person("cleo", {"c2": 1}, {"c3": 3}),
    person("dan", {"c3": 1}, {"c2": 3}),
)
BEFORE = solve(FOUR)


def test_a_round_is_like_itself():
    assert compare(BEFORE, BEFORE) == Comparison(
        (("ann", "ben"), ("cleo", "dan")), (), (), (), (), 0, 0, 0, comparable=True
    )


def test_what_a_forbidden_pair_changes():
    after = solve(replace(FOUR, forbidden=frozenset({pair("ann", "ben")})))
    found = compare(BEFORE, after)
    assert (found.kept, found.broken, len(found.new)) == ((), (("ann", "ben"), ("cleo", "dan")), 2)
    assert (found.matched_change, found.worst_off_change, found.total_change) == (
        0,
        -12_000,
        -60 * 24_000,
    )
    assert not found.comparable


def test_who_is_matched_and_left_out_anew():
    everyone = ("ann", "ben", "cleo", "dan")
    apart = frozenset(pair(a, b) for a in everyone for b in everyone if a < b and (a, b) != ("ann", "cleo"))
    found = compare(solve(replace(FOUR, forbidden=apart)), BEFORE)
    assert (found.newly_matched, found.newly_left_out, found.matched_change) == (("ben", "dan"), (), 2)
