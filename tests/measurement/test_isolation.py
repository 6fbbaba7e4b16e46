"""The audit of sums: the attacks of the field, and random sequences against an attacker with exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_measurement import isolation
from colead_measurement.isolation import TooManySets, isolated


def of(*people):
    """Give a release to which each of these people contributed one thing."""
    return {person: frozenset({person}) for person in people}


def test_a_release_of_fewer_than_five_isolates_them():
    assert isolated([of(1, 2, 3, 4)], k=5) == frozenset({1, 2, 3, 4})
    assert isolated([of(1, 2, 3, 4, 5)], k=5) is None


def test_twelve_and_the_same_without_one_give_the_one_away():
    """n 12 with mean 3.50 and n 11 with mean 3.3636 on the same item: the attacker gets 12·3.5 − 11·3.3636 = 5.0."""
    assert isolated([of(*range(12)), of(*range(11))], k=5) == frozenset({11})


def test_six_of_nine_give_the_three_others_away():
    assert isolated([of(*range(9)), of(*range(6))], k=5) == frozenset({6, 7, 8})


def test_when_one_leaves_the_same_figure_a_week_later_gives_them_away():
    assert isolated([of(*range(12)), of(*range(12)), of(*range(1, 12))], k=5) == frozenset({0})


def test_when_one_changes_their_mind_the_same_figure_a_week_later_gives_them_away():
    """What changed is a new contribution of the same person."""
    before = {f"said {n}": frozenset({n}) for n in range(12)}
    after = {**before, "said otherwise": frozenset({0})}
    del after["said 0"]
    assert isolated([before, after], k=5) == frozenset({0})


def test_three_releases_can_do_what_no_two_can():
    """All 20, and two overlapping groups of which each pair is far apart: together they isolate two people."""
    everybody, one, other = set(range(20)), set(range(11)), set(range(9, 20))
    assert all(isolated([of(*a), of(*b)], k=5) is None for a, b in combinations((everybody, one, other), 2))
    assert isolated([of(*everybody), of(*one), of(*other)], k=5) == frozenset({9, 10})


def test_a_pair_counts_as_both_of_its_people():
    pairs = {n: frozenset({2 * n, 2 * n + 1}) for n in range(5)}
    without_two = {n: pairs[n] for n in range(3)}
    assert isolated([pairs, without_two], k=5) == frozenset({6, 7, 8, 9})
    assert isolated([pairs, {n: pairs[n] for n in range(3)}], k=4) is None


def test_what_cannot_be_shown_to_be_safe_is_not_called_safe(monkeypatch):
    monkeypatch.setattr(isolation, "MOST_SETS", 3)
    blocks = [of(*range(30))] + [of(*range(3 * n, 3 * n + 15)) for n in range(5)]
    with pytest.raises(TooManySets):
        isolated(blocks, k=12)


def attack(rows: list[list[int]], most: int) -> bool:
    """Try, with exact fractions, to find a combination of rows about 1 to `most` people, by looking at every set.

    Within a set of columns there is one if leaving these columns out lowers the rank.
    """
    everything = rank(rows)
    people = range(len(rows[0]))
    return any(
        rank([[row[i] for i in people if i not in hidden] for row in rows]) < everything
        for size in range(1, most + 1)
        for hidden in combinations(people, size)
    )


def rank(rows: list[list[int]]) -> int:
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((i for i in range(found, len(left)) if left[i][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for i in range(found + 1, len(left)):
            factor = left[i][column] / left[found][column]
            left[i] = [a - factor * b for a, b in zip(left[i], left[found], strict=True)]
        found += 1
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 1), min_size=9, max_size=9).filter(any), min_size=1, max_size=5),
    st.integers(2, 4),
)
def test_the_audit_finds_what_an_exact_attacker_finds_and_nothing_else(rows, k):
    releases = [of(*(i for i, value in enumerate(row) if value)) for row in rows]
    found = isolated(releases, k=k)
    assert (found is not None) == attack(rows, k - 1)
    assert found is None or 0 < len(found) < k
