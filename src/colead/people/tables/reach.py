"""How far the sheets of an XLSX reach: a single cell in the last corner would make a grid of billions."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

MOST_BYTES = 300 * 1024 * 1024  # unpacked
MOST_CELLS = 5_000_000  # in the smallest grid that holds a sheet: 100,000 people with 50 columns
CHUNK = 1 << 20
OVERLAP = 64  # a place may lie across two chunks
PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']""")


def cells_reached(archive: zipfile.ZipFile) -> int:
    """Give the cells of the largest grid that a sheet would need, from its places alone."""
    sheets = [part for part in archive.infolist() if part.filename.startswith("xl/worksheets/")]
    return max((_grid(archive, sheet) for sheet in sheets), default=0)


def _grid(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> int:
    column, row = b"", b""
    for chunk in _chunks(archive, sheet):
        places = PLACE.findall(chunk)
        column = max(
            column, max((letters.upper() for letters, _ in places), key=_size, default=b""), key=_size
        )
        row = max(row, max((digits for _, digits in places), key=_size, default=b""), key=_size)
    return _number(column) * int(row or 0)


def _chunks(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> Iterator[bytes]:
    end = b""
    with archive.open(sheet) as part:
        while read := part.read(CHUNK):
            yield end + read
            end = read[-OVERLAP:]


def _size(written: bytes) -> tuple[int, bytes]:
    return len(written), written  # so that Z < AA and 9 < 10


def _number(letters: bytes) -> int:
    """Give the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
