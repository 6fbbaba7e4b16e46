"""From the rows of a table to directory entries, with every problem named by row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from colead.people.cells import BadCell, value_of
from colead.people.tables import Row, Table

LISTED = 200  # problems kept with their words; all are counted
EVERY = 5_000  # rows between two reports of progress
TEXT_LIMITS = {"reference": 64, "manager_reference": 64, "slate": 64}


@dataclass(frozen=True)
class Problem:
    """Something in a cell or row that was not taken, and what to do about it."""

    row: int
    column: str
    sentence: str


@dataclass
class Reading:
    """What was read: entries by staff number, and problems."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # in which row of the file each stands
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    rows: int = 0
    left_out: int = 0

    def note(self, row: int, column: str, sentence: str) -> None:
        """Count a problem and keep the first ones with their words."""
        self.problem_count += 1
        if len(self.problems) < LISTED:
            self.problems.append(Problem(row, column, sentence))


def read_entries(table: Table, mapping: dict[str, str], on_progress: Callable[[int], None]) -> Reading:
    """Read all rows; one without number and address, or a repeated one, is left out and named."""
    reading = Reading()
    fields = _places(table.headings, mapping, reading)
    headings = {name: heading for heading, name in mapping.items()}
    addresses: dict[str, int] = {}
    for row in table.rows:
        reading.rows += 1
        if reading.rows % EVERY == 0:
            on_progress(reading.rows)
        values = _values(row, fields, table.headings, reading)
        entry = _entry(values)
        if _refused(entry, row, headings, addresses, reading):
            reading.left_out += 1
            continue
        reading.entries[entry["reference"]] = entry
        reading.numbers[entry["reference"]] = row.number
        _check_name(entry, row, headings, reading)
        _check_manager(entry, row, headings, reading)
    return reading


def _places(headings: list[str], mapping: dict[str, str], reading: Reading) -> dict[int, str]:
    """Say which field stands in which column; of two columns with one heading, the first is taken and named."""
    fields: dict[int, str] = {}
    for place, heading in enumerate(headings):
        if heading not in mapping:
            continue
        if mapping[heading] in fields.values():
            reading.note(1, heading, _("This heading stands there more than once; the first one was taken."))
        else:
            fields[place] = mapping[heading]
    return fields


def _values(row: Row, fields: dict[int, str], headings: list[str], reading: Reading) -> dict[str, Any]:
    if any(cell.strip() for cell in row.cells[len(headings) :]):
        reading.note(row.number, "", _("There are more cells than headings; the last ones were not taken."))
    values: dict[str, Any] = {}
    for place, name in fields.items():
        text = row.cells[place] if place < len(row.cells) else ""
        try:
            values[name] = value_of(name, text)
        except BadCell as error:
            reading.note(row.number, headings[place], str(error))
    return values


def _entry(values: dict[str, Any]) -> dict[str, Any]:
    """Put name and staff number together: first and last name make a name, an address can stand for a number."""
    entry = dict(values)
    parts = (entry.pop("first_name", ""), entry.pop("last_name", ""))
    entry["email"] = entry.get("email", "")
    entry["reference"] = (entry.get("reference") or entry["email"])[:64]
    entry["name"] = entry.get("name") or " ".join(part for part in parts if part) or entry["reference"]
    for name, limit in TEXT_LIMITS.items():
        if name in entry:
            entry[name] = entry[name][:limit]
    return entry


def _check_name(entry: dict[str, Any], row: Row, headings: dict[str, str], reading: Reading) -> None:
    """Say so where a file that has names leaves one empty; a file without names is taken by its numbers."""
    told = [headings[name] for name in ("name", "last_name", "first_name") if name in headings]
    if told and entry["name"] == entry["reference"]:
        sentence = _("There is no name; “%(instead)s” stands in its place.")
        reading.note(row.number, told[0], sentence % {"instead": entry["name"]})


def _refused(
    entry: dict[str, Any], row: Row, headings: dict[str, str], addresses: dict[str, int], reading: Reading
) -> bool:
    number = headings.get("reference", headings.get("email", ""))
    if not entry["reference"]:
        reading.note(
            row.number, number, _("There is no staff number and no e-mail address; the row was left out.")
        )
        return True
    if entry["reference"] in reading.entries:
        sentence = _("“%(number)s” stands in an earlier row already; this row was left out.")
        reading.note(row.number, number, sentence % {"number": entry["reference"]})
        return True
    if entry["email"] and entry["email"] in addresses:
        sentence = _("The address “%(email)s” is that of row %(row)s already; this row was left out.")
        facts = {"email": entry["email"], "row": addresses[entry["email"]]}
        reading.note(row.number, headings.get("email", ""), sentence % facts)
        return True
    if entry["email"]:
        addresses[entry["email"]] = row.number
    return False


def _check_manager(entry: dict[str, Any], row: Row, headings: dict[str, str], reading: Reading) -> None:
    """Name a person who is their own manager; a manager outside the file may be in the directory already."""
    if entry.get("manager_reference") == entry["reference"]:
        sentence = _("“%(number)s” is their own manager; the manager was left empty.")
        reading.note(row.number, headings["manager_reference"], sentence % {"number": entry["reference"]})
        entry["manager_reference"] = ""


def sample(entries: dict[str, dict[str, Any]], size: int = 5) -> Iterator[dict[str, Any]]:
    """Give the first entries, to be looked at."""
    return (entry for _place, entry in zip(range(size), entries.values(), strict=False))
