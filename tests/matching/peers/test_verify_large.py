"""Large rounds are checked in blocks: the same findings as one pair at a time."""

from dataclasses import replace

import numpy as np
import pytest

from colead_matching import Peers, Rules, Weights, pair, solve
from colead_matching.peers import proving, verify
from colead_matching.peers.solve import quick
from colead_matching.peers.verify_large import Arrays, verify_large
from colead_matching.scores import score
from tests.matching.pools import random_problem, with_locks

WEIGHTS = Weights(60, 9, 8, 7, 6, 5, 4, 3, 2, 1)


@pytest.fixture
def _large(monkeypatch):
    """Treat small pools as large ones, so that both checks can be compared."""
    monkeypatch.setattr(proving, "PROVEN", 10)
    monkeypatch.setattr(verify, "LARGE", 10)


def large(problem):
    return quick(problem, lambda _done, _stage: None, lambda: False)


def test_rows_are_those_of_the_matrices():
    cohort = replace(
        random_problem(150, seed=2),
        weights=WEIGHTS,
        rules=Rules(not_available=frozenset({pair("p0001", "p0140")})),
    )
    scores, arrays = score(cohort), Arrays(cohort)
    for rows in (np.arange(128), np.arange(128, 150)):
        allowed, value, mine, theirs = arrays.rows(rows)
        assert (allowed == scores.allowed[rows]).all()
        assert (value[allowed] == scores.values[rows][allowed]).all()
        assert (mine == scores.sides[rows]).all()
        assert (theirs == scores.sides.T[rows]).all()


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("size", [40, 200, 300])
def test_true_rounds_have_no_findings(size):
    cohort = replace(random_problem(size, seed=size), weights=WEIGHTS)
    assert verify_large(cohort, solve(cohort)) == []


@pytest.mark.usefixtures("_large")
def test_locks_and_people_alone_are_understood():
    cohort = with_locks(random_problem(62, seed=3), 3)
    alone = frozenset(pair(cohort.keys[-1], key) for key in cohort.keys[:-1])
    rules = replace(cohort.rules, not_available=alone)
    apart = replace(cohort, rules=rules, format=Peers(joins=False))
    assert verify_large(apart, solve(apart)) == []


@pytest.mark.usefixtures("_large")
def test_a_triad_is_covered():
    cohort = random_problem(75, seed=5)
    found = large(cohort)
    codes = {finding.code for finding in verify_large(cohort, found)}
    assert codes <= {"refutation"}


@pytest.mark.usefixtures("_large")
def test_tampering_is_found():
    cohort = random_problem(60, seed=6)
    found = solve(cohort)
    bound, duals = found.bound, found.bound.duals
    assert duals
    first, *rest = found.partnerships

    def codes(**changes):
        return {finding.code for finding in verify_large(cohort, replace(found, **changes))}

    assert codes() == set()
    assert codes(version=1) == {"version"}
    assert codes(digest="0") == {"digest"}
    assert "twice" in codes(partnerships=(first, *found.partnerships))
    assert "objective" in codes(partnerships=tuple(rest))
    assert "value" in codes(partnerships=(replace(first, value=1), *rest))
    assert "blocking" in codes(blocking_total=found.blocking_total + 1)
    assert "status" in codes(status="optimal" if found.status == "gap" else "gap")
    assert "bound" in codes(bound=replace(bound, total=bound.total + 2))
    assert "refutation" in codes(bound=replace(bound, matched=2))
    assert "refutation" in codes(bound=replace(bound, worst_off=found.objective.worst_off))
    cheaper = tuple((key, price - duals.scale) for key, price in duals.people)
    assert "duals" in codes(bound=replace(bound, duals=replace(duals, people=cheaper)))
    assert "duals" in codes(bound=replace(bound, duals=replace(duals, people=cheaper[1:])))
