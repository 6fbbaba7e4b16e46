from __future__ import annotations

import pytest

from colead.people.cells import BadCell, value_of
from colead.people.columns import checked, is_private, recognise
from colead.people.reading import read_entries
from colead.people.tables import read_table


def read(text: str):
    table = read_table(text.encode())
    return read_entries(table, recognise(table.headings), lambda rows: None)


def problems(reading) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.sentence) for problem in reading.problems]


def test_headings_are_recognised_in_english_and_german():
    assert recognise(["Personalnummer", "Vorname", "Nachname", "E-Mail", "Abteilung", "Vorgesetzter"]) == {
        "Personalnummer": "reference", "Vorname": "first_name", "Nachname": "last_name", "E-Mail": "email",
        "Abteilung": "function", "Vorgesetzter": "manager_reference",
    }  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Gender", "Marital Status", "MonthlyIncome", "identity to match", "biography", "Age", "Date of birth"],
)
def test_private_columns_are_never_taken_even_by_hand(heading):
    assert (is_private(heading), checked({heading: "function"}, [heading])) == (True, {})


@pytest.mark.parametrize("heading", ["Language", "Manager", "Stage", "Site", "Email"])
def test_other_columns_are_not_private(heading):
    assert is_private(heading) is False


def test_a_field_is_given_once():
    assert checked({"A": "name", "B": "name"}, ["A", "B"]) == {"A": "name"}


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("level", "HEO", 3), ("level", "L5", 5), ("level", "7", 7), ("level", "", None),
        ("started_on", "2020-01-31", "2020-01-31"), ("started_on", "31.01.2020", "2020-01-31"),
        ("languages", "EN, de", "['en', 'de']"), ("time_zone", "Europe/Berlin", "Europe/Berlin"),
        ("email", " Bo@Example.org ", "bo@example.org"),
    ],
)  # fmt: skip
def test_a_cell_becomes_a_value(field, text, value):
    assert str(value_of(field, text)) == str(value)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("level", "boss", "“boss” is not a level that we know. Use a number; higher is more senior."),
        ("started_on", "01/02/2020", "“01/02/2020” is not a date that we can be sure of. Write it as 2026-03-31."),
        ("time_zone", "Mars/Base", "“Mars/Base” is not a time zone. Use a name such as Europe/Berlin."),
        ("languages", "english", "“english” is not a language code. Use two letters such as en or de."),
        ("email", "bo at example", "“bo at example” is not an e-mail address."),
        ("name", "=cmd()", "“=cmd()” looks like a formula. Replace it by its value."),
    ],
)  # fmt: skip
def test_a_bad_cell_says_what_to_do(field, text, sentence):
    with pytest.raises(BadCell) as refusal:
        value_of(field, text)
    assert str(refusal.value) == sentence


def test_a_repeated_number_and_a_repeated_address_are_named_and_left_out():
    reading = read("staff number,name,email\n1,Bo,bo@example.org\n1,Bo again,\n2,Chidi,BO@example.org\n")
    assert (list(reading.entries), reading.left_out) == (["1"], 2)
    assert problems(reading) == [
        (3, "staff number", "“1” stands in an earlier row already; this row was left out."),
        (4, "email", "The address “bo@example.org” is that of row 2 already; this row was left out."),
    ]


def test_an_address_stands_for_a_missing_number_and_two_names_make_one():
    reading = read("first name,last name,email\nBo,Sample,bo@example.org\n,,\nX,Y,\n")
    assert [(entry["reference"], entry["name"]) for entry in reading.entries.values()] == [
        ("bo@example.org", "Bo Sample")
    ]
    assert [row for row, _column, _sentence in problems(reading)] == [4]


def test_a_bad_cell_leaves_the_cell_and_not_the_row_out():
    reading = read("staff number,level\n1,boss\n")
    assert (reading.entries["1"].get("level"), reading.left_out, reading.problem_count) == (None, 0, 1)


def test_more_cells_than_headings_are_named():
    assert problems(read("staff number,name\n1,Bo,surplus\n"))[0][0] == 2


def test_their_own_manager_is_nobody():
    reading = read("staff number,manager\n1,1\n2,1\n")
    assert [entry["manager_reference"] for entry in reading.entries.values()] == ["", "1"]


def test_two_hundred_problems_are_listed_and_all_are_counted():
    reading = read("staff number,level\n" + "".join(f"{number},boss\n" for number in range(300)))
    assert (len(reading.problems), reading.problem_count) == (200, 300)


def test_a_person_who_is_their_own_manager_is_named_by_row_and_has_none():
    reading = read("staff number,name,manager number\n1,Bo,1\n2,Chidi,1\n")
    assert problems(reading) == [
        (2, "manager number", "“1” is their own manager; the manager was left empty.")
    ]
    assert [entry["manager_reference"] for entry in reading.entries.values()] == ["", "1"]


def test_an_empty_name_is_named_by_row_and_column_in_a_file_that_has_names():
    reading = read("staff number,name\nN1,Nia New\nN2,\n")
    assert problems(reading) == [(3, "name", "There is no name; “N2” stands in its place.")]
    assert problems(read("staff number,site\nN1,Berlin\n")) == []


def test_of_two_columns_with_one_heading_the_first_is_taken_and_the_other_named():
    reading = read("staff number,name,name\nN1,Nia New,Somebody Else\n")
    assert reading.entries["N1"]["name"] == "Nia New"
    assert problems(reading) == [
        (1, "name", "This heading stands there more than once; the first one was taken.")
    ]
