"""The metric dictionary as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from colead.insights.metrics.dictionary import LEVELS, METRICS
from colead.insights.metrics.metric import Metric


@dataclass(frozen=True)
class Definition:
    """What one figure means: what is counted, of what, and what is left out."""

    code: str
    name: str
    question: str
    counts: str
    of: str
    leaves_out: str
    gap: str
    is_answer: bool
    source: str


@dataclass(frozen=True)
class Chapter:
    """The figures of one level of looking at a programme."""

    level: int
    name: str
    definitions: tuple[Definition, ...]


def dictionary() -> tuple[Chapter, ...]:
    """Give every definition, level by level; no query."""
    return tuple(
        Chapter(level, str(name), tuple(_definition(one) for one in METRICS if one.level == level))
        for level, name in LEVELS.items()
    )


def _definition(metric: Metric) -> Definition:
    return Definition(
        metric.code, str(metric.name), str(metric.question), str(metric.counts), str(metric.of),
        str(metric.leaves_out), str(metric.gap), metric.is_answer, str(metric.source),
    )  # fmt: skip
