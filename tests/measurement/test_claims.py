from __future__ import annotations

import pytest

from colead_measurement.claims import WORDS, Claim, OverClaim, check_words, claim_of


@pytest.mark.parametrize(
    ("facts", "claim"),
    [
        ({}, Claim.COUNTS),
        ({"has_comparison": True, "is_by_lot": True}, Claim.COUNTS),  # nothing was measured before
        ({"has_before_and_after": True}, Claim.CHANGED),
        (
            {"has_before_and_after": True, "is_by_lot": True},
            Claim.CHANGED,
        ),  # lots without anybody to compare with
        ({"has_before_and_after": True, "has_comparison": True}, Claim.DIFFERS),
        ({"has_before_and_after": True, "has_comparison": True, "is_by_lot": True}, Claim.EFFECT),
    ],
)
def test_a_design_reaches_as_far_as_it_does(facts, claim):
    assert claim_of(**facts) is claim


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("claim", Claim)
def test_a_word_is_refused_below_its_step_and_taken_from_it_on(word, claim):
    sentence = f"The programme: {word.capitalize()} seen."
    allowed = all(least <= claim for other, least in WORDS.items() if f" {other} " in f" {word} ")
    if allowed and WORDS[word] <= claim:
        assert check_words(sentence, claim) == sentence
    else:
        with pytest.raises(OverClaim):
            check_words(sentence, claim)


def test_a_word_inside_another_is_another_word():
    assert check_words("The effectiveness of nothing was impacted.", Claim.COUNTS)
