"""What members of a partnership are told; made of the reasons that a round keeps."""

from __future__ import annotations

import pytest

from colead.pairing.queries.explanations import Exchange, because, exchange_of, percent_of, sentences, spread
from colead_matching import SCALE
from tests.pairing.test_words import reason

NAMES = {"CON": "Conflict resolution", "STR": "Strategic planning", "LIS": "Active listening"}
BOTH_WAYS = [
    reason("offers", a=1, b=0, competency="CON", rank=1, share=SCALE),
    reason("offers", a=0, b=1, competency="STR", rank=1, share=SCALE // 2),
    reason("offers", a=1, b=0, competency="LIS", rank=2, share=SCALE // 4),
    reason("hours", count=9),
    reason("level", count=0),
    reason("style", count=3),
]


def test_each_reads_at_most_four_sentences_the_offers_first():
    assert sentences(BOTH_WAYS, ["Bo", "Chidi"], NAMES, you=0) == [
        "Chidi offers conflict resolution, which you asked for first.",
        "You offer strategic planning, which Chidi asked for first.",
        "Chidi offers active listening, which you asked for too.",
        "9 free hours a week in common.",
    ]


@pytest.mark.parametrize(
    "empty", [reason("level", count=2), reason("style", count=1), reason("hours", count=1, value=0)]
)
def test_what_would_be_true_of_almost_anybody_is_not_said(empty):
    assert spread([empty]) == []


def test_a_member_of_a_triad_reads_nothing_about_the_other_two():
    others = reason("offers", a=1, b=2, competency="CON", rank=1)
    mine = reason("hours", a=0, b=2, count=3)
    assert sentences([others, mine], ["Bo", "Chidi", "Dana"], NAMES, you=0) == [
        "You and Dana: 3 free hours a week in common."
    ]


def test_give_and_get_stand_next_to_each_other_the_most_wanted_first():
    assert exchange_of(BOTH_WAYS, NAMES, you=0) == [
        Exchange("Strategic planning", 50, "Conflict resolution", 100),
        Exchange("", 0, "Active listening", 25),
    ]


def test_the_best_offer_each_way_fits_a_narrow_column():
    assert because(BOTH_WAYS, NAMES) == ("Strategic planning", "Conflict resolution")
    assert because([], NAMES) == ("", "")


def test_scores_are_shown_of_a_hundred():
    assert [percent_of(score) for score in (0, SCALE // 3, SCALE)] == [0, 33, 100]
