"""The five-step scale of a goal. Pure.

It is goal-attainment scaling (Kiresuk & Sherman 1968), counted 1 to 5 because people count so: step 3 is what was
expected, the method's 0; take 3 away to get its −2 to +2. A goal counts as met from step 3 on.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STEPS = 5
EXPECTED = 3
MEANINGS = (
    _("where I start"),
    _("a bit of it"),
    _("what I expect: met"),
    _("more than I expect"),
    _("far more than I expect"),
)


def step_of(level: str) -> int:
    """Read where on the scale somebody stands; 0 where they have not said."""
    return int(level) if level.isdecimal() and 1 <= int(level) <= STEPS else 0


def steps_of(scale: str) -> tuple[str, ...]:
    """Read the five steps as the owner worded them; what is missing is empty."""
    lines = scale.split("\n")
    return tuple((lines + [""] * STEPS)[:STEPS])
