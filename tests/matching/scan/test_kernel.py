"""Scores a row at a time against the matrices, for every criterion and rule."""

from dataclasses import replace

import numpy as np
import pytest

from colead_matching import Person, ProblemError, Rules, Weights, pair
from colead_matching.scale import UNIT
from colead_matching.scan.blocking import better_together
from colead_matching.scan.features import features
from colead_matching.scan.kernel import row_of, working_room
from colead_matching.scan.nesting import Nesting
from colead_matching.scan.passes import STIRRED_BITS, Asked, stirred, underpriced
from colead_matching.scan.quotients import SHIFT, factor
from colead_matching.scan.survey import survey
from colead_matching.scores import score
from tests.matching.pools import person, problem, random_problem

WEIGHTS = [Weights(), Weights(100, 7, 3, 20, 9, 10, 11, 12, 13, 14), Weights(0, 1, 0, 0, 0, 0, 1, 1, 1, 1)]
RULES = [
    Rules(),
    Rules(False, False, 0, False),
    Rules(min_shared_hours=5, not_available=frozenset({pair("p0001", "p0007")})),
]


def never():
    return False


def pool_of(given):
    return features(given, given.people)


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("rules", RULES)
def test_rows_are_those_of_the_matrices(weights, rules):
    given = replace(random_problem(70, seed=3), weights=weights, rules=rules)
    pool, scores = pool_of(given), score(given)
    room, met = working_room()
    row = np.empty((3, 70), np.int32)
    for one in range(70):
        row_of(pool, one, room, met, row)
        expected = np.where(scores.allowed[one], scores.values[one] // UNIT, -1)
        assert (row[0].tolist(), (UNIT * row[1]).tolist()) == (expected.tolist(), scores.sides[one].tolist())
        assert (UNIT * row[2]).tolist() == scores.sides[:, one].tolist()


def test_quotients_are_exact():
    for divisor in range(1, 1_001, 7):
        for part in {0, 1, divisor // 2, divisor - 1, divisor}:
            assert part * factor(divisor) >> SHIFT == 2_000 * part // divisor


def test_needs_that_are_too_many_to_divide_by_are_refused():
    codes = [f"c{number}" for number in range(120)]
    greedy = Person("ann", needs=dict.fromkeys(codes, 3))
    with pytest.raises(ProblemError, match=r"^Somebody's needs add up to more than 333\.$"):
        pool_of(replace(problem(), competencies=frozenset(codes), people=(greedy,)))


def test_a_survey_finds_the_best_partners_and_the_best_worse_side():
    given = random_problem(90, seed=5)
    pool, scores = pool_of(given), score(given)
    found = survey(pool, np.arange(90, dtype=np.int32), 10, 4, never)
    values = np.where(scores.allowed, scores.values // UNIT, -1)
    worse = np.where(scores.allowed, np.minimum(scores.felt, scores.felt.T) // UNIT, -1)
    assert found.allowed.tolist() == scores.allowed.sum(axis=1).tolist()
    assert found.best_worse_side.tolist() == worse.max(axis=1).tolist()
    for one in range(90):
        assert sorted(values[one, found.partners[one, :10]]) == sorted(values[one])[-10:]


def test_underpriced_pairs_are_found_among_all():
    given = random_problem(80, seed=6)
    pool, scores = pool_of(given), score(given)
    salt = np.arange(80, dtype=np.int32) * 7_919
    worse = np.minimum(scores.felt, scores.felt.T) // UNIT
    values = np.where(scores.allowed & (worse >= 300), scores.values // UNIT, -1)
    prices = np.full(80, int(values.max() * 0.8) * 1_000, dtype=np.int64)
    none = np.full(80, -1)
    asked = Asked(prices, Nesting(none, none[:0], none[:0], none[:0]), 0, 1_000, 9, salt, 300)
    found = underpriced(pool, asked, 80, never)
    chance = stirred((salt[:, None] ^ salt[None, :]).astype(np.int64)) >> (STIRRED_BITS - 9)
    over = 2 * (1_000 * values + chance) - prices[:, None] - prices[None, :]
    expected = [(a, b) for a, b in np.argwhere(np.triu((values >= 0) & (over > 0), 1)).tolist()]
    assert sorted(map(tuple, found.pairs.tolist())) == expected
    assert len(expected) > 3
    over = np.where(values >= 0, over, 0)
    assert found.excess.tolist() == np.triu(over, 1).clip(0).max(axis=1).tolist()


def test_the_price_of_an_odd_set_around_both_counts():
    given = random_problem(5, seed=1, hours=30)
    pool, scores = pool_of(given), score(given)
    values = np.where(scores.allowed, scores.values // UNIT, -1)
    inside = np.zeros(5, dtype=np.int64)
    nesting = Nesting(inside, np.array([-1]), np.array([0]), np.array([2 * int(values.max())]))
    asked = Asked(inside, nesting, 0, 1, 0, np.zeros(5, dtype=np.int32), 0)
    assert underpriced(pool, asked, 5, never).pairs.tolist() == []
    uncovered = asked._replace(nesting=nesting._replace(innermost=inside - 1))
    assert len(underpriced(pool, uncovered, 5, never).pairs) == int((np.triu(values, 1) > 0).sum())


def test_pairs_who_would_both_gain_are_all_counted():
    ann, ben = person("ann", {"c0": 1}, {"c1": 3}), person("ben", {"c1": 1}, {"c0": 3})
    given = problem(ann, ben, person("cleo", {"c5": 1}, {"c6": 1}))
    alone = np.zeros(3, dtype=np.int64)
    found = better_together(pool_of(given), alone, np.full((3, 1), -1), UNIT, 5, never)
    assert (found.pairs.tolist(), found.gains.tolist(), found.total) == ([[0, 1]], [[12_000, 12_000]], 1)
    together = better_together(pool_of(given), alone, np.array([[1], [0], [-1]]), UNIT, 5, never)
    assert together.total == 0
