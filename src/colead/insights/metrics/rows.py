"""What a metric is counted from: rows, each with the people it is about.

Rows are raw. They refuse to be written into a page, a file or a mail: only the ledger makes of them what readers see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NoReturn, TypeVar

V = TypeVar("V")


class RawFigure(RuntimeError):
    """Somebody tried to show what has not gone through the ledger."""


class Raw:
    """Refuses to become text, whoever asks: a template, a table, a log."""

    def __str__(self) -> NoReturn:
        raise RawFigure(type(self).__name__)

    def __format__(self, _: str) -> NoReturn:
        raise RawFigure(type(self).__name__)


@dataclass(frozen=True)
class Watch:
    """How many days somebody was watched, and whether it happened at their end."""

    days: float
    happened: bool


@dataclass(frozen=True)
class Row(Raw, Generic[V]):
    """One thing counted: what it is, the enrolments it is about, and what is true of it."""

    name: str
    people: frozenset[int]
    value: V
    group: str = ""  # what it hangs together with: the meetings of one pair are not many observations

    @property
    def cluster(self) -> str:
        """Name what counts as one observation: the people it is about, unless they are part of a group."""
        return self.group or "+".join(map(str, sorted(self.people)))


@dataclass(frozen=True)
class Rows(Raw, Generic[V]):
    """All rows of a metric, and how many things were left out, by reason."""

    rows: tuple[Row[V], ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    beside: Mapping[str, int] = field(default_factory=dict)  # what is told beside it: confirmed by a partner

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def people(self) -> frozenset[int]:
        """Give everybody that the rows are about."""
        return people_of(self.rows)

    @property
    def part(self) -> int:
        """Count the rows of which it is true."""
        return sum(row.value is True for row in self.rows)

    def about(self, people: frozenset[int]) -> Rows[V]:
        """Keep the rows that are about these people alone; what was left out is told of all people only."""
        return Rows(tuple(row for row in self.rows if row.people <= people))


def people_of(rows: Iterable[Row[V]]) -> frozenset[int]:
    """Give everybody that rows are about."""
    return frozenset().union(*(row.people for row in rows))
