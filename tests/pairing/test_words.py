from __future__ import annotations

import pytest
from django.utils import translation

from colead.pairing.words import left_out_sentence, rule_name, sentence, stage_name
from colead_matching.rules import RULES

NAMES = {"CON": "Conflict resolution", "STR": "Strategic planning", "HR": "HR law"}
TWO, THREE = ["Bo", "Chidi"], ["Bo", "Chidi", "Dana"]


def reason(code, *, a=0, b=1, **facts):
    empty = {"value": 1, "competency": None, "rank": None, "share": None, "count": None, "items": []}
    return {**empty, "code": code, "a": a, "b": b, **facts}


OFFER = reason("offers", a=1, b=0, competency="CON", rank=1)
SECOND = reason("offers", a=1, b=0, competency="STR", rank=2)


@pytest.mark.parametrize(
    ("told", "you", "expected"),
    [
        (OFFER, None, "Chidi offers conflict resolution, which Bo asked for first."),
        (OFFER, 0, "Chidi offers conflict resolution, which you asked for first."),
        (OFFER, 1, "You offer conflict resolution, which Bo asked for first."),
        (SECOND, None, "Chidi offers strategic planning, which Bo asked for too."),
        (SECOND, 0, "Chidi offers strategic planning, which you asked for too."),
        (SECOND, 1, "You offer strategic planning, which Bo asked for too."),
        (reason("offers", competency="HR", rank=1), 1, "Bo offers HR law, which you asked for first."),
        (reason("hours", count=9), None, "9 free hours a week in common."),
        (reason("hours", count=1), 0, "1 free hour a week in common."),
        (
            reason("interests", items=["why", "calm"]), None,
            "Both chose “Asking why once more” and “Keeping calm when it gets rough”.",
        ),
        (reason("function", items=["Sales", "Finance"]), None, "Different functions: Sales and Finance."),
        (reason("level", count=0), None, "The same level."),
        (reason("style", count=3), 0, "Much the same way of working."),
    ],
)  # fmt: skip
def test_reasons_become_sentences(told, you, expected):
    assert sentence(told, TWO, NAMES, you=you) == expected


def test_in_a_triad_a_shared_reason_names_the_two_it_is_about():
    told = reason("hours", a=1, b=2, count=4)
    assert sentence(told, THREE, NAMES) == "Chidi and Dana: 4 free hours a week in common."
    assert sentence(told, THREE, NAMES, you=1) == "You and Dana: 4 free hours a week in common."


def test_nouns_keep_their_capital_where_the_language_wants_it():
    with translation.override("de"):
        assert sentence(OFFER, TWO, {"CON": "Konfliktklärung"}).startswith("Chidi offers Konfliktklärung")


def test_every_rule_has_a_name_and_an_unknown_one_reads_not_available():
    assert [rule_name(code) for code in RULES] == [
        "in the same reporting line", "on the same promotion slate", "too few free hours in common",
        "no common language", "not available", "kept apart by a coordinator",
    ]  # fmt: skip
    assert rule_name("something private") == "not available"


def test_an_unknown_stage_is_waiting():
    assert (stage_name("bound"), stage_name("")) == (
        "Working out how good it can get",
        "Waiting for its turn",
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"reason": "no_partner", "removals": {}}, "Nobody else was ready."),
        (
            {"reason": "no_partner", "removals": {"not_available": 1, "shared_hours": 3}},
            "Nobody in this pool may meet them: not available, too few free hours in common.",
        ),
        (
            {"reason": "taken", "allowed": 1, "cost": None},
            "1 person may meet them, and has a partner in this round.",
        ),
        (
            {"reason": "taken", "allowed": 2, "cost": -5},
            "2 people may meet them, and all of those have partners in this round."
            " Matching them would leave somebody else out.",
        ),
    ],
)
def test_whoever_is_left_out_learns_why(facts, expected):
    assert left_out_sentence(facts) == expected
