"""Every method by its name, as `colead measure` knows it."""

from __future__ import annotations

from collections.abc import Callable

from colead_measurement.estimate import Estimate
from colead_measurement.paired_change import paired_change

METHODS: dict[str, Callable[..., Estimate]] = {
    "paired-change": paired_change,
}
