from __future__ import annotations

import pytest

from colead.kernel.text import clean_email, clean_line, neutralize_cell


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Bo \t Sample\n", "Bo Sample"),
        ("Bo\u202eSample", "BoSample"),  # a direction override can fake another name
        ("Bo\x00Sample", "Bo Sample"),
        ("e\u0301", "é"),
        ("क्\u200dष", "क्\u200dष"),  # joiners stay: scripts need them
        ("x" * 300, "x" * 200),
    ],
)
def test_clean_line(typed, cleaned):
    assert clean_line(typed) == cleaned


def test_clean_email():
    assert clean_email(" Bo@Example.ORG ") == "bo@example.org"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_formula_becomes_text(formula):
    assert neutralize_cell(formula) == "'" + formula


def test_other_cells_stay():
    assert (neutralize_cell("Bo"), neutralize_cell("")) == ("Bo", "")
