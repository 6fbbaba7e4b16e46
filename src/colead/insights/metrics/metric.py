"""A metric: one word, one definition, one way to count it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils.functional import Promise

from colead.insights.metrics.rows import Rows
from colead.programmes.models import Cohort

Text = str | Promise


class Kind(Enum):
    """What the rows of a metric are made into."""

    SHARE = "share"  # how many of them it is true of
    KINDS = "kinds"  # how they fall into a few kinds
    STAYING = "staying"  # how many are still there as time goes by
    CHANGE = "change"  # how much the same people differ from before
    SCORE = "score"  # promoters less detractors


@dataclass(frozen=True)
class Metric:
    """A metric with its definition; where `rows` is missing, `gap` says what it would need."""

    code: str
    name: Text
    question: Text
    counts: Text  # what is in the numerator
    of: Text  # what is in the denominator
    leaves_out: Text
    kind: Kind = Kind.SHARE
    level: int = 0  # of what a programme is looked at for: 0 figures … 4 results
    rows: Callable[[Cohort, datetime], Rows[Any]] | None = None
    gap: Text = ""
    is_answer: bool = False  # counted from what people said, not from the roster
    source: Text = ""

    def __post_init__(self) -> None:
        if (self.rows is None) != bool(self.gap):
            raise ValueError(f"{self.code}: either there is a way to count it, or a gap to state")
