"""Shortlists against every choice of suggestions, and what they promise on larger pools."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching import ProblemError, pair
from colead_matching.choice import best, shortlists
from colead_matching.choice.best import best_lists
from colead_matching.choice.greedy import greedy_lists
from colead_matching.scores import score
from tests.matching.pools import person, problem, problems, random_problem


def aims(allowed, values, chosen):
    hidden = int((allowed.any(axis=0) & ~chosen.any(axis=0)).sum())
    return -hidden, int(chosen.sum()), int(values[chosen].sum())


def everything(allowed, size, most):
    """Every choice of suggestions that keeps the sizes."""
    rows = [
        [few for k in range(size + 1) for few in combinations(np.flatnonzero(row).tolist(), k)]
        for row in allowed
    ]
    for lists in product(*rows):
        chosen = np.zeros_like(allowed)
        for row, others in enumerate(lists):
            chosen[row, list(others)] = True
        if chosen.sum(axis=0).max(initial=0) <= most:
            yield chosen


@st.composite
def pools(draw, most=5):
    count, seed = draw(st.integers(1, most)), draw(st.integers(0, 10**6))
    dice = np.random.default_rng(seed)
    allowed = np.triu(dice.random((count, count)) < draw(st.sampled_from([0.3, 0.6, 1.0])), 1)
    values = np.triu(dice.integers(0, draw(st.sampled_from([2, 50])), (count, count)) * 6, 1)
    return allowed | allowed.T, values + values.T


@settings(max_examples=60, deadline=None)
@given(pools(), st.integers(1, 2), st.integers(1, 3))
def test_no_other_lists_are_better(pool, size, most):
    allowed, values = pool
    top = max(aims(allowed, values, chosen) for chosen in everything(allowed, size, most))
    found = best_lists(allowed, values, size, most)
    assert aims(allowed, values, found) == top
    assert (found.sum(axis=1) <= size).all()
    assert (found.sum(axis=0) <= most).all()
    assert not (found & ~allowed).any()


@settings(max_examples=80, deadline=None)
@given(pools(most=25), st.integers(1, 4), st.integers(1, 6))
def test_starting_from_few_pairs_ends_with_lists_as_good_as_from_all(pool, size, most):
    allowed, values = pool
    with pytest.MonkeyPatch.context() as patch:
        found = []
        for candidates in (0, 25):
            patch.setattr(best, "CANDIDATES", candidates)
            found.append(aims(allowed, values, best_lists(allowed, values, size, most)))
    assert found[0] == found[1]


@settings(max_examples=150, deadline=None)
@given(pools(most=25), st.integers(1, 5), st.integers(1, 8))
def test_the_greedy_way_hides_as_few_and_keeps_every_limit(pool, size, most):
    allowed, values = pool
    quick, exact = greedy_lists(allowed, values, size, most), best_lists(allowed, values, size, most)
    assert aims(allowed, values, quick) <= aims(allowed, values, exact)
    assert aims(allowed, values, quick)[0] == aims(allowed, values, exact)[0]
    assert (quick.sum(axis=1) <= size).all()
    assert (quick.sum(axis=0) <= most).all()
    assert not (quick & ~allowed).any()


def test_the_greedy_way_hands_people_on_until_there_is_room():
    # 0 likes 2 best, and 1 sees nobody but 2: to show 3, who only 0 may see, 0 must hand 2 on.
    allowed = np.zeros((4, 4), dtype=bool)
    for a, b in ((0, 2), (1, 2), (0, 3)):
        allowed[a, b] = allowed[b, a] = True
    values = np.where(allowed, 6, 0)
    values[0, 2] = values[2, 0] = 600
    found = greedy_lists(allowed, values, 1, 1)
    assert found[[0, 1], [3, 2]].all()


@settings(max_examples=40, deadline=None)
@given(problems(most=12), st.integers(1, 4))
def test_says_of_everybody_free_what_the_scores_say(given_problem, size):
    found, scores = shortlists(given_problem, size), score(given_problem)
    index = {key: place for place, key in enumerate(scores.keys)}
    locked = {key for lock in given_problem.locks for key in lock}
    assert [one.person for one in found.lists] == [key for key in scores.keys if key not in locked]
    for shortlist in found.lists:
        row = index[shortlist.person]
        assert len(shortlist.suggestions) <= size
        for one in shortlist.suggestions:
            column = index[one.person]
            assert one.person not in locked
            assert not given_problem.broken_rules(shortlist.person, one.person)
            assert (one.value, one.own_side) == (scores.values[row, column], scores.sides[row, column])
        assert list(shortlist.suggestions) == sorted(
            shortlist.suggestions, key=lambda one: (-one.value, one.person)
        )
    assert found.total == sum(one.value for each in found.lists for one in each.suggestions)


def test_nobody_is_shown_to_everybody_and_nobody_to_no_one():
    found = shortlists(random_problem(120, 7))
    assert (found.method, found.most_shown, found.exposure.most) == ("exact", 10, 10)
    assert (found.exposure.never_shown, found.exposure.share_never_shown) == ((), 0.0)
    assert {len(one.suggestions) for one in found.lists} == {5}


def test_many_people_get_good_lists_quickly():
    found = shortlists(random_problem(1_001, 7))
    assert (found.method, found.exposure.most, found.exposure.never_shown) == ("greedy", 10, ())
    assert {len(one.suggestions) for one in found.lists} == {5}


def test_the_order_of_the_input_does_not_matter():
    pool = random_problem(40, 2)
    backwards = replace(pool, people=tuple(reversed(pool.people)))
    assert shortlists(backwards) == shortlists(pool)


def test_new_names_keep_total_and_exposure():
    pool = random_problem(40, 2)
    new = {key: f"n{99 - place:02}" for place, key in enumerate(pool.keys)}
    people = tuple(
        replace(p, key=new[p.key], line=frozenset(new[key] for key in p.line)) for p in pool.people
    )
    one, other = shortlists(pool), shortlists(replace(pool, people=people))
    assert one.total == other.total
    assert one.exposure.never_shown == other.exposure.never_shown == ()


def test_the_figures_of_exposure():
    people = [person(key, {"c0": 1}, {"c0": level}) for key, level in zip("abcd", (3, 3, 1, 1), strict=True)]
    apart = frozenset({pair("a", "d"), pair("b", "d"), pair("c", "d")})
    found = shortlists(problem(*people, forbidden=apart), 1, 3)
    assert dict(found.exposure.times) == {"a": 1, "b": 1, "c": 1}
    assert (found.exposure.gini, found.exposure.most) == (0.0, 1)
    assert found.of("d").suggestions == ()
    star = frozenset({pair("b", "c"), pair("b", "d"), pair("c", "d")})
    found = shortlists(problem(*people, forbidden=star), 1, 3)
    assert found.exposure.times[0] == ("a", 3)
    assert (len(found.exposure.never_shown), found.exposure.share_never_shown) == (2, 0.5)
    assert found.exposure.gini == pytest.approx(0.625)


def test_nobody_at_all():
    found = shortlists(problem())
    assert (found.lists, found.exposure.gini, found.exposure.share_never_shown) == ((), None, None)


@pytest.mark.parametrize(("size", "most"), [(0, None), (3, 0)])
def test_refuses_lists_of_nothing(size, most):
    with pytest.raises(ProblemError, match="at least 1"):
        shortlists(problem(), size, most)
