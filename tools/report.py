"""Says how each step went, and the sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Counts:
    """Hold how many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


@dataclass(frozen=True)
class Slow:
    """Hold a file of tests and the seconds that all of its tests took."""

    name: str
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """Hold how one step went."""

    name: str
    seconds: float
    well: bool
    note: str = ""
    counts: Counts = Counts()
    slowest: tuple[Slow, ...] = ()


def read_counts(path: Path) -> Counts:
    """Give the counts of a JUnit report; none if the tests never came that far."""
    try:
        suites = ElementTree.parse(path).getroot().iter("testsuite")  # noqa: S314 - we had it written ourselves
        return sum((_counts_of(suite) for suite in suites), Counts())
    except (OSError, ElementTree.ParseError):
        return Counts()


def _counts_of(suite: ElementTree.Element) -> Counts:
    total, errors, failures, skipped = (
        int(suite.get(key, 0)) for key in ("tests", "errors", "failures", "skipped")
    )
    return Counts(total - errors - failures - skipped, errors + failures, skipped)


def read_slowest(path: Path, number: int = 4) -> tuple[Slow, ...]:
    """Give the files of a JUnit report whose tests took longest together."""
    seconds: defaultdict[str, float] = defaultdict(float)
    try:
        for case in ElementTree.parse(path).getroot().iter("testcase"):  # noqa: S314 - we had it written ourselves
            seconds[case.get("classname", "")] += float(case.get("time", 0))
    except (OSError, ElementTree.ParseError):
        return ()
    return tuple(Slow(name, taken) for name, taken in nlargest(number, seconds.items(), key=itemgetter(1)))


def slow_parts(outcomes: Sequence[Outcome]) -> str:
    """Give a line for each of the slowest files, so that whoever slows the tests down sees it."""
    parts = [(part, outcome.name) for outcome in outcomes for part in outcome.slowest]
    lines = [f"{part.seconds:>7.1f}  {part.name} ({where})" for part, where in parts]
    return "\n".join(["seconds  slowest files, of all workers together", *lines]) if lines else ""


def table(outcomes: Sequence[Outcome], seconds: float) -> str:
    """Give a line a step: its name, its seconds, its result; and the seconds from the first to the last."""
    width = max(len(outcome.name) for outcome in outcomes)
    lines = [f"{'step':<{width}}  {'seconds':>7}  result"]
    for outcome in outcomes:
        result = "passed" if outcome.well else "FAILED"
        lines.append(
            f"{outcome.name:<{width}}  {outcome.seconds:>7.1f}  {result}{outcome.note and ': ' + outcome.note}"
        )
    lines.append(f"{'all':<{width}}  {seconds:>7.1f}")
    return "\n".join(lines)


def verdict(outcomes: Sequence[Outcome]) -> str:
    """Give the last lines: which steps failed, then the sum of all tests."""
    failed = [outcome.name for outcome in outcomes if not outcome.well]
    total = str(sum((outcome.counts for outcome in outcomes), Counts()))
    return f"Failed: {', '.join(failed)}.\n{total}" if failed else total
