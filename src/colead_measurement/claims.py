"""The claims ladder: which words the design of a programme has earned.

Counts alone say what was done. Answers before and after say what changed, and not why. A comparison with similar
people says how participants differ. Only places given by lot say what the invitation itself led to (Shadish, Cook &
Campbell 2002, chapters 4 to 8).
"""

from __future__ import annotations

import re
from enum import IntEnum


class Claim(IntEnum):
    """How far a design reaches."""

    COUNTS = 0
    CHANGED = 1
    DIFFERS = 2
    EFFECT = 3


# Words, and the least claim under which they may be used; "effect size" is called "size of change" here.
WORDS: dict[str, Claim] = {
    "impact": Claim.DIFFERS, "effect": Claim.DIFFERS, "effects": Claim.DIFFERS, "effective": Claim.DIFFERS,
    "caused": Claim.DIFFERS, "causes": Claim.DIFFERS, "thanks to": Claim.DIFFERS, "because of": Claim.DIFFERS,
    "led to": Claim.DIFFERS, "improved": Claim.CHANGED, "changed": Claim.CHANGED, "rose": Claim.CHANGED,
    "fell": Claim.CHANGED, "effect of the invitation": Claim.EFFECT,
}  # fmt: skip


class OverClaim(ValueError):
    """A sentence says more than the design has earned."""

    def __init__(self, word: str, claim: Claim) -> None:
        super().__init__(f'"{word}" needs {WORDS[word].name}, and this design is {claim.name}')
        self.word = word


def check_words(sentence: str, claim: Claim) -> str:
    """Give a sentence back, or refuse it for the first word that the design has not earned."""
    for word, least in WORDS.items():
        if least > claim and re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE):
            raise OverClaim(word, claim)
    return sentence


def claim_of(
    *, has_before_and_after: bool = False, has_comparison: bool = False, is_by_lot: bool = False
) -> Claim:
    """Say how far a design reaches; a comparison without measurements before is none."""
    if not has_before_and_after:
        return Claim.COUNTS
    if not has_comparison:
        return Claim.CHANGED
    return Claim.EFFECT if is_by_lot else Claim.DIFFERS
