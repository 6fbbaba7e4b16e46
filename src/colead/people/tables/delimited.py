"""CSV as spreadsheets of all kinds write it: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from colead.people.tables.unreadable import Unreadable

DELIMITERS = ",;\t|"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
LONGEST_CELL = 131_072


def delimited_table(content: bytes) -> Iterator[list[str]]:
    """Read the lines of a delimited text."""
    text = _decode(content)
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise Unreadable from error


def _decode(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\x00" in content[:4096]:
        raise Unreadable  # a picture, a program: text has no zero bytes
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable from error


def _delimiter(text: str) -> str:
    """Choose the delimiter that stands most often in the first line, outside quotation marks."""
    first = "".join(text.lstrip().split("\n", 1)[0].split('"')[::2])
    return max(DELIMITERS, key=first.count)
