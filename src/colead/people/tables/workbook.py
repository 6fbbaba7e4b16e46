"""XLSX: the first sheet, cell by cell, without ever running a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from colead.people.tables.reach import MOST_BYTES, MOST_CELLS, cells_reached
from colead.people.tables.unreadable import Unreadable


def is_workbook(content: bytes) -> bool:
    """Tell whether the file is a ZIP archive, as every XLSX is."""
    return content.startswith(b"PK\x03\x04")


def workbook_table(content: bytes) -> Iterator[list[str]]:
    """Read the rows of the first sheet; formulas give the value that was saved with them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_floods(archive)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for row in _first_sheet(book).iter_rows():
                yield [_text(value) for value in row]
    except (zipfile.BadZipFile, CalamineError, KeyError, ValueError, StopIteration) as error:
        raise Unreadable from error


def _refuse_floods(archive: zipfile.ZipFile) -> None:
    """Refuse what would need more memory than a worker has, before it is read."""
    archive.getinfo("xl/workbook.xml")
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise Unreadable.too_large()
    if cells_reached(archive) > MOST_CELLS:
        raise Unreadable.too_wide()


def _first_sheet(book: CalamineWorkbook) -> CalamineSheet:
    """Give the first sheet with cells; charts on sheets of their own are passed over."""
    names = (sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet)
    return book.get_sheet_by_name(next(names))


def _text(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # spreadsheets keep 1001 as 1001.0
    return str(value)
