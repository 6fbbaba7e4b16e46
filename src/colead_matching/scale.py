"""The one scale of every score.

A score is one of STEPS whole steps, each worth UNIT, so it runs from 0 to SCALE. The unit is 6
because a triad's own side is the mean of two and its value the mean of three: both stay whole
numbers, and solver, explanation and verifier add up exactly.
"""

STEPS = 2_000
UNIT = 6
SCALE = STEPS * UNIT
TOTAL_STEP = 2
"""A pair's value is a multiple of 6, a triad's of 2: so is every total."""

TOP_LEVEL = 3
"""The highest level of a strength; a strength at this level meets a need fully."""
FAR_LEVELS = 4
"""Levels this far apart, or further, are not close at all."""
ENOUGH_HOURS = 8
"""More shared hours than this make a pair no better."""
ENOUGH_INTERESTS = 3
"""More shared interests than this make a pair no better."""
ENOUGH_LANGUAGES = 2
"""More shared languages than this make a pair no better."""
COUNTED_WISHES = 5
"""Only so many of a person's wishes count; each is worth less than the one before."""
FULL_MEANING = 127 * 127
"""The product of two texts that mean the same."""
