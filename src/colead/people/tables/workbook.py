"""XLSX: the first sheet, cell by cell, without ever running a formula."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from colead.people.tables.unreadable import Unreadable

LARGEST = 300 * 1024 * 1024  # bytes, unpacked


def is_workbook(content: bytes) -> bool:
    """Tell whether the file is a ZIP archive, as every XLSX is."""
    return content.startswith(b"PK\x03\x04")


def workbook_table(content: bytes) -> Iterator[list[str]]:
    """Read the rows of the first sheet; formulas give the value that was saved with them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise Unreadable.too_large()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not concern us
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            for row in sheet.iter_rows(values_only=True):
                yield [_text(value) for value in row]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise Unreadable from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # spreadsheets keep 1001 as 1001.0
    return str(value)
