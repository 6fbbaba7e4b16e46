"""Stable pairs and the knob, against every matching and against the count from the definition."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import ProblemError
from colead_matching.assemble import current_sides, objective_of
from colead_matching.blocking import blocking_pairs
from colead_matching.choice import stable_pairs, tradeoff
from colead_matching.choice.climb import Prices, climb, count_blocking, sides_of
from colead_matching.formats import Rotation
from colead_matching.scores import score
from colead_matching.solvers.result import Grouping
from tests.matching.pools import problem, problems, random_problem

SETTINGS = (0, 1, 10, 25, 50, 75, 90, 99, 100)


def groupings(scores):
    """Every way to pair people up in which locked pairs meet."""
    locked = {person for lock in scores.locks for person in lock}

    def of(people):
        if not people:
            yield ()
            return
        first, *rest = people
        yield from of(rest)
        for other in rest:
            if scores.allowed[first, other]:
                for more in of([person for person in rest if person != other]):
                    yield ((first, other), *more)

    for pairs in of([i for i in range(len(scores.keys)) if i not in locked]):
        yield Grouping(tuple(sorted((*pairs, *scores.locks))))


def count(scores, grouping):
    return len(blocking_pairs(scores, grouping, current_sides(scores, grouping)))


@settings(max_examples=100, deadline=None)
@given(problems(most=8), st.sampled_from(SETTINGS))
def test_what_it_says_is_so_and_nobody_who_could_be_matched_stays_alone(given_problem, setting):
    scores, found = score(given_problem), stable_pairs(given_problem, setting)
    assert found.grouping in list(groupings(scores))
    assert found.point.blocking == len(found.blocking) == count(scores, found.grouping)
    assert found.point.total == objective_of(scores, found.grouping).total
    assert found.point.matched == 2 * len(found.pairs) == len(scores.keys) - len(found.alone)
    alone = [scores.keys.index(key) for key in found.alone]
    assert not scores.allowed[np.ix_(alone, alone)].any()
    assert found.point == tradeoff(given_problem, (setting,))[0]


@settings(max_examples=100, deadline=None)
@given(problems(most=8))
def test_the_ends_of_the_knob(given_problem):
    scores = score(given_problem)
    everything = [(objective_of(scores, g), count(scores, g)) for g in groupings(scores)]
    value, stable = stable_pairs(given_problem, 0), stable_pairs(given_problem, 100)
    assert (value.point.matched, value.point.total) == max((o.matched, o.total) for o, _ in everything)
    fewest = min(blocking for _, blocking in everything)
    assert stable.point.blocking >= fewest
    if not scores.locks:
        assert stable.stable_exists is None or stable.stable_exists == (fewest == 0)
        assert not stable.stable_exists or stable.point.blocking == 0


@settings(max_examples=40, deadline=None)
@given(problems(most=30))
def test_a_higher_setting_never_has_more_blocking_pairs_or_more_value(given_problem):
    points = tradeoff(given_problem, SETTINGS)
    assert [point.stability for point in points] == list(SETTINGS)
    assert [p.blocking for p in points] == sorted((p.blocking for p in points), reverse=True)
    # Only the first setting puts the number of people matched before the total.
    assert [p.total for p in points[1:]] == sorted((p.total for p in points[1:]), reverse=True)
    assert points[0].total >= points[1].total or points[0].matched > points[1].matched


def test_the_knob_has_steps_between_its_ends():
    points = tradeoff(random_problem(150, 4))
    assert len({point.blocking for point in points}) > 3
    assert points[0].blocking > 10
    assert points[-1].blocking <= 1
    assert points[-1].total > points[0].total * 0.9


@settings(max_examples=60, deadline=None)
@given(problems(most=14), st.integers(0, 3), st.integers(0, 100_000))
def test_a_climb_gains_at_its_prices_and_keeps_who_is_fixed(given_problem, per_value, per_blocking):
    scores = score(given_problem)
    fixed = np.zeros(len(scores.keys), dtype=bool)
    fixed[[person for lock in scores.locks for person in lock]] = True
    partner = np.full(len(fixed), -1)
    for a, b in scores.locks:
        partner[a], partner[b] = b, a
    here = sides_of(scores, fixed).having(partner)

    def worth():
        pairs = tuple((a, b) for a, b in enumerate(here.partner.tolist()) if a < b)
        assert count_blocking(here) == count(scores, Grouping(pairs))
        total = sum(int(scores.values[two]) for two in pairs)
        return per_value * total - per_blocking * count_blocking(here)

    before = worth()
    climb(here, Prices(per_value, per_blocking))
    after = worth()
    assert after >= before
    again = here.partner.copy()
    climb(here, Prices(per_value, per_blocking))
    assert (here.partner == again).all(), "the climb stopped before the top"
    matched = np.flatnonzero(here.partner >= 0)
    assert (here.partner[here.partner[matched]] == matched).all()
    assert (here.partner[fixed] == partner[fixed]).all()


def test_the_order_of_the_input_does_not_matter():
    pool = random_problem(40, 5)
    backwards = replace(pool, people=tuple(reversed(pool.people)))
    for setting in (0, 50, 100):
        assert stable_pairs(backwards, setting) == stable_pairs(pool, setting)


def test_new_names_keep_the_points():
    pool = random_problem(20, 5)
    new = {key: f"n{99 - place:02}" for place, key in enumerate(pool.keys)}
    people = tuple(
        replace(p, key=new[p.key], line=frozenset(new[key] for key in p.line)) for p in pool.people
    )
    ends = (0, 100)
    totals = [p.total for p in tradeoff(replace(pool, people=people), ends)]
    assert totals[0] == tradeoff(pool, ends)[0].total


def test_nobody_at_all():
    found = stable_pairs(problem())
    assert (found.pairs, found.alone, found.stable_exists) == ((), (), True)


@pytest.mark.parametrize("setting", [-1, 101])
def test_refuses_a_setting_beyond_the_knob(setting):
    with pytest.raises(ProblemError, match="between 0 and 100"):
        stable_pairs(problem(), setting)


def test_refuses_other_formats():
    with pytest.raises(ProblemError, match="made of peers"):
        stable_pairs(problem(format=Rotation()))
