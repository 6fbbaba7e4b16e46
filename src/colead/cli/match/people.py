"""People from a CSV file, a row each; what is wrong is named by row and column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colead_matching import Person, ProblemError
from colead_matching.criterion import PROTECTED

GROUP, TEXT = "group:", "text"
MOST_KNOWN = 100_000
MOST_DIGITS = 15


@dataclass(frozen=True)
class Read:
    """Holds everybody, and what they wrote; the text itself never becomes part of a round."""

    people: tuple[Person, ...]
    texts: Mapping[str, str]


def read_people(path: Path) -> Read:
    """Read everybody, or refuse the file with the first thing that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            # What is wrong is found before anything is built, so that even a huge file is answered soon.
            rows = list(_rows(file))
            return _read(rows)
    except OSError as error:
        raise ProblemError(f"{path.name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ProblemError(f"{path.name} is not UTF-8 text.") from None
    except csv.Error as error:
        raise ProblemError(f"{path.name} is not CSV: {error}.") from None


Facts = dict[str, Any]


def _rows(file: Any) -> Iterator[Facts]:
    head = file.readline()
    delimiter = ";" if head.count(";") > head.count(",") else ","
    columns = [name.strip().lower() for name in next(csv.reader([head], delimiter=delimiter), [])]
    _check_columns(columns)
    seen: set[str] = set()
    columns_read = [_Column(name) for name in columns]
    for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=2):
        if not any(cells) or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            raise ProblemError(f"Row {number} has {len(cells)} cells, not {len(columns)}.")
        facts = {
            column.name: column.value(number, cell)
            for column, cell in zip(columns_read, cells, strict=True)
            if cell
        }
        key = facts.get("key")
        if not key:
            raise ProblemError(f'Row {number}, column "key": a person has no key.')
        if key in seen:
            raise ProblemError(f"Row {number}: {key[:60]} is in the pool twice.")
        seen.add(key)
        yield facts


class _Column:
    """Reads the cells of a column; the same text is worked out once, as most of them come again and again."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._known: dict[str, Any] = {}
        self._read = str if name.startswith(GROUP) else CELLS[name]

    def value(self, number: int, cell: str) -> Any:
        """Give what a cell says, or refuse it."""
        try:
            return self._known[cell]
        except KeyError:
            pass
        try:
            value = self._read(cell.strip()) if cell.strip() else None
        except ValueError as error:
            raise ProblemError(f'Row {number}, column "{self.name}": {error}.') from None
        if len(self._known) < MOST_KNOWN and self.name not in ("key", TEXT):
            self._known[cell] = value
        return value


def _read(rows: Iterable[Facts]) -> Read:
    people, texts = [], {}
    for facts in rows:
        said = {name: value for name, value in facts.items() if value is not None}
        groups = {name.removeprefix(GROUP): said.pop(name) for name in list(said) if name.startswith(GROUP)}
        if TEXT in said:
            texts[said["key"]] = said.pop(TEXT)
        people.append(Person(**said, groups=groups))
    return Read(tuple(people), texts)


def _check_columns(columns: list[str]) -> None:
    if "key" not in columns:
        raise ProblemError('The file needs a column "key", and a first row with the names of the columns.')
    for number, name in enumerate(columns):
        if name in columns[:number]:
            raise ProblemError(f'The column "{name}" is there twice.')
        if name in PROTECTED:
            raise ProblemError(f'The column "{name}" is a protected trait; nobody is matched by it.')
        if name not in CELLS and not name.startswith(GROUP):
            known = ", ".join(CELLS)
            raise ProblemError(f'The column "{name}" means nothing here; known are {known} and {GROUP}….')
    if TEXT in columns and "meaning" in columns:
        raise ProblemError('The file has a column "text" and a column "meaning"; one of them is enough.')


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.replace("|", ";").split(";") if item.strip()]


def _set(cell: str) -> frozenset[str]:
    return frozenset(_items(cell))


def _whole(cell: str) -> int:
    try:
        if len(cell) > MOST_DIGITS or not cell.isascii():
            raise ValueError
        return int(cell)
    except ValueError:
        raise ValueError(f"{cell[:40]!r} is not a whole number") from None


def _rated(cell: str) -> dict[str, int]:
    rated: dict[str, int] = {}
    for item in _items(cell):
        code, _, rating = item.rpartition(":") if ":" in item else (item, "", "1")
        if code.strip() in rated:
            raise ValueError(f"{code.strip()} is there twice")
        rated[code.strip()] = _rating(code.strip(), rating.strip())
    return rated


def _rating(code: str, rating: str) -> int:
    value = _whole(rating)
    if not 1 <= value <= 3:
        raise ValueError(f"{code} is rated {value}; it must be 1, 2 or 3")
    return value


def _hours(cell: str) -> frozenset[int]:
    hours: set[int] = set()
    for item in _items(cell):
        first, _, last = item.partition("-")
        begin, end = _whole(first), _whole(last or first)
        if not 0 <= begin <= end <= 167:
            raise ValueError(f"{item} is not an hour of the week, 0 to 167, nor a range of them")
        hours.update(range(begin, end + 1))
    return frozenset(hours)


def _capacity(cell: str) -> tuple[int, int]:
    first, dash, last = cell.partition("-")
    if not first:
        raise ValueError(f"the capacity {cell} is below zero")
    return (_whole(first), _whole(last)) if dash else (0, _whole(first))


def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(_whole(item) for item in _items(cell))


CELLS: dict[str, Callable[[str], Any]] = {
    "key": str,
    "needs": _rated,
    "strengths": _rated,
    "level": _whole,
    "function": str,
    "site": str,
    "hours": _hours,
    "languages": _set,
    "interests": _set,
    "style": _numbers,
    "line": _set,
    "slate": str,
    "roles": _set,
    "capacity": _capacity,
    "wishes": lambda cell: tuple(_items(cell)),
    "meaning": _numbers,
    TEXT: str,
}
