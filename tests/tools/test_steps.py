from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import steps
from tools.places import ROOT
from tools.problem import Problem
from tools.report import Counts


def test_the_callers_settings_of_the_product_do_not_reach_the_tests():
    given = {
        "DATABASE_URL": "postgres://mine",
        "SECRET_KEY": "mine",
        "PYTHONPATH": "/mine",
        "HOME": "/home/me",
    }

    surroundings = steps.surroundings(given, Path("/tmp/pass"), {"CHROMIUM": "/browser"})

    assert set(surroundings) == {"HOME", "DATA_DIR", "PROOF_DIR", "CHROMIUM"}


def test_a_pass_gets_the_database_it_needs():
    surroundings = steps.surroundings({"DATABASE_URL": "mine"}, Path("/tmp/pass"), {"DATABASE_URL": "theirs"})

    assert surroundings["DATABASE_URL"] == "theirs"


@pytest.mark.parametrize(
    ("code", "counts", "failed"),
    [
        (1, Counts(passed=3, failed=1), 1),
        (steps.NO_TESTS, Counts(), 1),
        (3, Counts(), 1),
        (1, Counts(passed=3), 1),
        (0, Counts(skipped=3), 1),
    ],
    ids=["a failed test", "no tests", "broke off", "failed for another reason", "all skipped"],
)
def test_a_pass_that_is_not_wholly_well_is_a_failure(code, counts, failed):
    outcome = steps.judge("suite", 1.0, code, counts)

    assert not outcome.well
    assert outcome.counts.failed == failed


def test_a_good_pass_is_one():
    assert steps.judge("suite", 1.0, 0, Counts(passed=3, skipped=1)).well


def test_something_missing_fails_the_pass_and_is_named():
    def browser() -> dict[str, str]:
        raise Problem("Chromium is missing.")

    outcome = steps.run_pass("journeys", ("nowhere",), browser)

    assert (outcome.well, outcome.note, outcome.counts.failed) == (False, "Chromium is missing.", 1)


def test_an_empty_folder_of_tests_is_a_failure(tmp_path):
    outcome = steps.run_pass("journeys", (str(tmp_path),))

    assert (outcome.well, outcome.note) == (False, "there are no tests to run")


def test_what_runs_on_one_database_only_touches_none():
    asking = [
        path.name
        for folder in steps.WITHOUT_DATABASE
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__) and re.search(r"django_db|\bdb\b|\bsign_in\b", path.read_text())
    ]

    assert asking == []


def test_a_linter_that_cannot_start_is_a_failure():
    assert not steps.lint("nothing", ("/no/such/linter",)).well
