"""Reporting lines: who stands above or below whom in the directory, two levels each way."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from colead.people.models import DirectoryEntry

LEVELS = 2  # domain notes 4.1: not the same reporting line, two levels up and down
BATCH = 900  # parameters that SQLite takes in one query


def reporting_lines(
    references: Collection[str], *, changed: Mapping[str, str] | None = None
) -> dict[str, frozenset[str]]:
    """Give, for each staff number, the staff numbers within two levels of its line among those given.

    `changed` are managers as they would be, before they are written.
    """
    managers = _chains(references, changed or {})
    above = {reference: _above(reference, managers) - {reference} for reference in references}
    line: dict[str, set[str]] = {reference: set() for reference in references}
    for reference, chiefs in above.items():
        for chief in chiefs & line.keys():
            line[reference].add(chief)
            line[chief].add(reference)
    return {reference: frozenset(others) for reference, others in line.items()}


def _above(reference: str, managers: dict[str, str]) -> set[str]:
    """Follow the managers upwards; a circle in the directory ends by itself."""
    found: set[str] = set()
    for _level in range(LEVELS):
        reference = managers.get(reference, "")
        if reference:
            found.add(reference)
    return found


def _chains(references: Collection[str], changed: Mapping[str, str]) -> dict[str, str]:
    """Give the manager of each person and of each manager on the way up."""
    managers: dict[str, str] = {}
    wanted = set(references)
    for _level in range(LEVELS):
        new = wanted - managers.keys()
        rows = _managers_of(new) | {one: changed[one] for one in new if one in changed}
        managers |= rows
        wanted = set(rows.values()) - {""}
    return managers


def _managers_of(references: Collection[str]) -> dict[str, str]:
    ordered = sorted(references)
    rows: dict[str, str] = {}
    for start in range(0, len(ordered), BATCH):
        entries = DirectoryEntry.objects.filter(reference__in=ordered[start : start + BATCH])
        rows |= dict(entries.values_list("reference", "manager_reference"))
    return rows
