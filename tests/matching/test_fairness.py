"""Fairness figures against numbers worked out by hand, and small groups that stay hidden."""

import pytest

from colead_matching import Rules, fairness, pair, solve
from colead_matching.fairness import GroupFairness
from tests.matching.pools import person, problem


def people(count, prefix, group, strength=3):
    return [
        person(f"{prefix}{n:02}", {"c0": 1}, {"c0": strength}, groups={"site": group}) for n in range(count)
    ]


def hidden(group):
    return GroupFairness("site", group, None, None, None, None, None, None, None, False, False)


def round_of(*members, apart=frozenset()):
    given = problem(*members, rules=Rules(min_shared_hours=0, common_language=False, not_available=apart))
    return fairness(given, solve(given))


def test_a_round_that_serves_all_alike():
    report = round_of(*people(10, "n", "north"), *people(10, "s", "south"))
    assert (report.eligible, report.matched, report.coverage, report.worst_off) == (20, 20, 1.0, 1.0)
    assert (report.reciprocity_gap, report.load_median, report.load_top_decile) == (0.0, 1.0, 1.0)
    assert report.groups == tuple(
        GroupFairness("site", name, 10, 10, 1.0, 1.0, 1.0, 1.0, None, False, False, 1.0)
        for name in ("north", "south")
    )
    assert (report.reciprocity_alarm, report.floor_alarm, report.load_alarm) == (False, False, False)


def test_a_group_left_behind_raises_the_alarm():
    # Six of ten southerners may meet nobody: 4 of 10 against 10 of 10. Fisher's p is twice the one
    # tail, C(10, 4) * C(10, 10) / C(20, 14) = 210 / 38,760.
    south, north = people(10, "s", "south"), people(10, "n", "north")
    everyone = [member.key for member in (*south, *north)]
    alone = everyone[:6]
    apart = frozenset(pair(a, b) for a in alone for b in everyone if a != b)
    found = {group.group: group for group in round_of(*south, *north, apart=apart).groups}
    assert (found["south"].matched, found["south"].coverage, found["south"].ratio_to_best) == (4, 0.4, 0.4)
    assert found["south"].p == pytest.approx(2 * 210 / 38_760)
    assert (found["south"].coverage_alarm, found["north"].coverage_alarm) == (True, False)


def test_a_small_group_and_the_one_it_follows_from_are_hidden():
    report = round_of(*people(12, "n", "north"), *people(14, "s", "south"), *people(4, "w", "west"))
    assert [group.n for group in report.groups] == [None, 14, None]
    assert report.groups[2] == hidden("west")


def test_people_without_a_group_hide_the_smallest_group():
    nobody = [person(f"x{n}", {"c0": 1}, {"c0": 3}) for n in range(2)]
    report = round_of(*people(12, "n", "north"), *people(14, "s", "south"), *nobody)
    assert [group.n for group in report.groups] == [None, 14]


def test_those_below_the_floor_are_counted():
    given = problem(*people(2, "n", "north", strength=1))
    report = fairness(given, solve(given), floor=0.5)
    assert (report.below_floor, report.floor_alarm) == (2, True)
    assert report.worst_off == pytest.approx(666 / 2_000)


def test_one_sided_pairs_raise_the_alarm():
    report = round_of(person("ann", {"c0": 1}, {"c1": 1}), person("ben", {"c1": 1}, {"c0": 3}))
    assert report.reciprocity_gap == pytest.approx(1 - 0.333)
    assert report.reciprocity_alarm


def test_an_empty_round():
    report = round_of()
    assert (report.coverage, report.worst_off, report.reciprocity_gap, report.groups) == (
        None,
        None,
        None,
        (),
    )
