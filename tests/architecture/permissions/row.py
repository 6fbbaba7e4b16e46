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

# What a letter means: o = comes in (200, or redirected on after acting), s = sent to sign in,
# x = 404, the address does not exist for them; c = 409, understood but refused; b = 405, not this method
LETTERS = "osxcb"


@dataclass(frozen=True)
class Row:
    """What everybody gets from one address with one method. `partner` is the person whose partnership it is."""

    name: str
    method: str
    letters: str
    kwargs: Callable[[Scene], dict[str, Any]] = lambda scene: {}
    data: Callable[[Scene], dict[str, Any]] = lambda scene: {}
    note: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if len(self.letters) != len(KINDS) or set(self.letters) - set(LETTERS):
            raise ValueError(
                f"{self.method} {self.name}: one letter of {LETTERS} for each of {len(KINDS)} kinds"
            )
