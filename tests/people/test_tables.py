from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from colead.people.tables import Unreadable, read_table


def rows(content: bytes) -> list[tuple[int, list[str]]]:
    table = read_table(content)
    return [(1, table.headings), *((row.number, row.cells) for row in table.rows)]


EXPECTED = [(1, ["Name", "Site"]), (2, ["Zoë", "Łódź, north"])]


@pytest.mark.parametrize(
    "content",
    [
        'Name,Site\nZoë,"Łódź, north"\n'.encode(),
        '\ufeffName,Site\r\nZoë,"Łódź, north"\r\n'.encode(),
        "Name;Site\nZoë;Łódź, north\n".encode(),
        "Name\tSite\nZoë\tŁódź, north\n".encode("utf-16"),
    ],
    ids=["comma", "byte order mark", "semicolon", "utf-16 and tabs"],
)
def test_spreadsheets_of_all_kinds_are_read_alike(content):
    assert rows(content) == EXPECTED


def test_windows_text_is_read():
    assert rows("Name;Site\nZoë;München\n".encode("cp1252"))[1] == (2, ["Zoë", "München"])


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_file():
    assert rows(b"\nName,Site\n\n,\nBo,Berlin\n") == [(1, ["Name", "Site"]), (5, ["Bo", "Berlin"])]


def workbook(*lines) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(buffer := io.BytesIO())
    return buffer.getvalue()


def test_a_workbook_gives_dates_and_whole_numbers_as_text():
    content = workbook(["Number", "Since"], [1001.0, date(2020, 1, 31)], [None, None])
    assert rows(content) == [(1, ["Number", "Since"]), (2, ["1001", "2020-01-31"])]


def test_a_formula_is_never_run():
    assert rows(workbook(["Name"], ["=1+1"], ["Bo"])) == [(1, ["Name"]), (3, ["Bo"])]


def test_a_workbook_is_numbered_from_its_first_row_even_when_that_is_empty():
    assert rows(workbook([], [], ["Name"], [], ["Bo"])) == [(1, ["Name"]), (5, ["Bo"])]


def test_a_chart_before_the_list_is_passed_over():
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.create_chartsheet(index=0)
    book.save(buffer := io.BytesIO())
    assert rows(buffer.getvalue()) == [(1, ["Name"])]


def test_a_forgotten_cell_in_the_last_corner_is_refused_and_a_far_one_is_read():
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.active["A90000"] = "Bo"
    book.save(far := io.BytesIO())
    book.active["XFD1048576"] = " "
    book.save(too_far := io.BytesIO())
    assert rows(far.getvalue()) == [(1, ["Name"]), (90_000, ["Bo"])]
    with pytest.raises(Unreadable, match="Delete empty rows and columns"):
        rows(too_far.getvalue())


@pytest.mark.parametrize("content", [b"", b"  \n \n"])
def test_an_empty_file_says_so(content):
    with pytest.raises(Unreadable, match="file is empty"):
        rows(content)


def zipped(**files: bytes) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", zipped(a=b"no workbook"), b"PK\x03\x04broken"]
)
def test_what_is_no_table_says_what_to_do(content):
    with pytest.raises(Unreadable, match="Save it as CSV or XLSX"):
        rows(content)


def test_an_archive_that_unpacks_to_a_flood_is_refused():
    with pytest.raises(Unreadable, match="larger than 300 MB"):
        rows(zipped(**{"xl/workbook.xml": b"", "a": bytes(301 * 1024 * 1024)}))
