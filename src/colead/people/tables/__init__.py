"""Tables that people upload, whatever program wrote them: headings, and rows with their number in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from colead.people.tables.delimited import delimited_table
from colead.people.tables.unreadable import Unreadable
from colead.people.tables.workbook import is_workbook, workbook_table

__all__ = ["Row", "Table", "Unreadable", "read_table"]


@dataclass(frozen=True)
class Row:
    """A row and its number in the file, as a spreadsheet counts: the headings are row 1."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """The headings and, read as one goes, the rows."""

    headings: list[str]
    rows: Iterator[Row]


def read_table(content: bytes) -> Table:
    """Open a CSV or XLSX file by what it contains, not by its name; raises Unreadable with a sentence."""
    if not content.strip():
        raise Unreadable.empty()
    lines = workbook_table(content) if is_workbook(content) else delimited_table(content)
    numbered = ((number, cells) for number, cells in enumerate(lines, start=1) if any(map(str.strip, cells)))
    first = next(numbered, None)
    if first is None:
        raise Unreadable.empty()
    return Table([cell.strip() for cell in first[1]], (Row(number, cells) for number, cells in numbered))
