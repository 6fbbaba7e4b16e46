from __future__ import annotations

"""Freireich et al. (1963), Blood 21, 699-716: weeks in remission, in every textbook of survival."""

TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

DURATIONS = [*TREATED, *PLACEBO]
EVENTS = [*map(bool, RELAPSED), *[True] * len(PLACEBO)]
GROUPS = ["6-MP"] * len(TREATED) + ["placebo"] * len(PLACEBO)
