"""People from a CSV file, a row each; what is wrong is named by row and column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from colead_matching import Person, ProblemError
from colead_matching.criterion import PROTECTED

GROUP = "group:"


def read_people(path: Path) -> tuple[Person, ...]:
    """Read everybody, or refuse the file with the first thing that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_people(file))
    except OSError as error:
        raise ProblemError(f"{path.name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ProblemError(f"{path.name} is not UTF-8 text.") from None
    except csv.Error as error:
        raise ProblemError(f"{path.name} is not CSV: {error}.") from None


def _people(file: Any) -> Iterator[Person]:
    head = file.readline()
    delimiter = ";" if head.count(";") > head.count(",") else ","
    columns = [name.strip().lower() for name in next(csv.reader([head], delimiter=delimiter), [])]
    _check_columns(columns)
    for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            raise ProblemError(f"Row {number} has {len(cells)} cells, not {len(columns)}.")
        yield _person(number, dict(zip(columns, cells, strict=True)))


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


def _person(number: int, row: Mapping[str, str]) -> Person:
    facts: dict[str, Any] = {}
    for name, cell in row.items():
        if cell.strip() and not name.startswith(GROUP):
            try:
                facts[name] = CELLS[name](cell.strip())
            except ValueError as error:
                raise ProblemError(f'Row {number}, column "{name}": {error}.') from None
    if "key" not in facts:
        raise ProblemError(f'Row {number}, column "key": a person has no key.')
    groups = {name.removeprefix(GROUP): cell.strip() for name, cell in row.items() if name.startswith(GROUP)}
    return Person(**facts, groups={name: group for name, group in groups.items() if group})


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.replace("|", ";").split(";") if item.strip()]


def _set(cell: str) -> frozenset[str]:
    return frozenset(_items(cell))


def _whole(cell: str) -> int:
    try:
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
}
