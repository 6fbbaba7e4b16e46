"""One line of the permission table: an address, a method, and what each kind of person gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.factories.scene import Scene

# The order of the letters in a row.
KINDS = (
    "nobody", "stranger", "peer", "partner", "coordinator", "other_coordinator", "sponsor", "administrator",
)  # fmt: skip

# Kinds that came to exist later: each gets the letter of the kind named here, unless a row says otherwise in `but`.
LIKE = {
    "former_partner": "stranger", "safeguarding_contact": "stranger", "facilitator": "stranger",
    "mentor": "stranger", "learner": "stranger", "evaluator": "stranger", "co_coordinator": "stranger",
}  # fmt: skip

# What a letter means: o = comes in (200, or redirected on after acting), s = sent to sign in,
# x = 404, the address does not exist for them; c = 409, understood but refused; b = 405, not this method
LETTERS = "osxcb"


@dataclass(frozen=True)
class Row:
    """What everybody gets from one address with one method.

    `partner` is the person whose partnership it is; `former_partner` met that person in one that has ended.
    `mentor` and `learner` meet each other in another programme.
    `but` names the kinds of `LIKE` for whom this address is different.
    """

    name: str
    method: str
    letters: str
    kwargs: Callable[[Scene], dict[str, Any]] = lambda scene: {}
    data: Callable[[Scene], dict[str, Any]] = lambda scene: {}
    note: str = field(default="", compare=False)
    but: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.letters) != len(KINDS) or set(self.letters) - set(LETTERS):
            raise ValueError(
                f"{self.method} {self.name}: one letter of {LETTERS} for each of {len(KINDS)} kinds"
            )
        if set(self.but) - set(LIKE) or set("".join(self.but.values())) - set(LETTERS):
            raise ValueError(
                f"{self.method} {self.name}: `but` gives kinds of {sorted(LIKE)} a letter of {LETTERS}"
            )

    @property
    def expected(self) -> dict[str, str]:
        """Give the letter of every kind."""
        letters = dict(zip(KINDS, self.letters, strict=True))
        return letters | {kind: letters[model] for kind, model in LIKE.items()} | self.but
