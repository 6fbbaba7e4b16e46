"""Importing a directory: uploaded, looked through by a worker, confirmed by a person, written by a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.kernel.work import claim_next, fail_work, finish_work, report_progress
from colead.people.columns import checked, is_private, recognise
from colead.people.consequences import follow_import, foreseen
from colead.people.models import DirectoryEntry, DirectoryImport, Person
from colead.people.reading import Reading, read_entries, sample
from colead.people.states import MOVES, ImportState
from colead.people.tables import Unreadable, read_table

TOPIC = "imports"
LARGEST = 25 * 1024 * 1024
LEASE = timedelta(minutes=5)
BATCH = 1_000
FIELDS = (
    "email", "name", "job_title", "level", "function", "site", "manager_reference", "slate", "time_zone", "languages",
    "started_on", "leaves_on",
)  # fmt: skip
Clock = Callable[[], datetime]
State = DirectoryImport.WorkState


class TooLarge(Refused):
    code = "imports.too_large"
    sentence = gettext_lazy(
        "This file is larger than 25 MB. Leave out columns that are not needed, or split it."
    )


class NothingToWrite(Refused):
    code = "imports.nothing"
    sentence = gettext_lazy(
        "This file changes nothing: every row is in the directory already, or was left out."
    )


@transaction.atomic
def upload(*, content: bytes, file_name: str, by: Person, at: datetime) -> DirectoryImport:
    """Take a file in; a worker reads it and shows what it would change."""
    if len(content) > LARGEST:
        raise TooLarge
    created = DirectoryImport.objects.create(
        content=content, file_name=file_name[:200], uploaded_by=by, uploaded_at=at, work_state=State.WAITING,
        progress_note=_("Waiting for a worker"),
    )  # fmt: skip
    record("imports.upload", created, by=by, at=at, bytes=len(content))
    look_after_commit(TOPIC)
    return created


@transaction.atomic
def choose_columns(
    *, started: DirectoryImport, mapping: dict[str, str], by: Person, at: datetime
) -> DirectoryImport:
    """Say by hand which column is what; the file is read again."""
    locked = _lock(started, ImportState.UPLOADED)
    locked.mapping = checked(mapping, locked.preview["headings"])
    return _wait(locked, "imports.choose_columns", by=by, at=at)


@transaction.atomic
def confirm(*, started: DirectoryImport, by: Person, at: datetime) -> DirectoryImport:
    """Let a worker write what the preview showed."""
    locked = _lock(started, ImportState.CONFIRMED)
    if not locked.preview["new"] + locked.preview["changed"]:
        raise NothingToWrite
    return _wait(locked, "imports.confirm", by=by, at=at)


@transaction.atomic
def discard(*, started: DirectoryImport, by: Person, at: datetime) -> DirectoryImport:
    """Throw a file away; nothing of it was written."""
    locked = _lock(started, ImportState.DISCARDED)
    locked.content, locked.ended_at = b"", at
    finish_work(locked)
    locked.save()
    record("imports.discard", locked, by=by, at=at)
    return locked


def work_through(clock: Clock) -> int:
    """Read or write every file that waits, or whose worker died, and give how many."""
    done = 0
    waiting = DirectoryImport.objects.order_by("uploaded_at", "pk")
    while (found := claim_next(waiting, at=clock(), lease=LEASE)) is not None:
        (_write if found.state == ImportState.CONFIRMED else _look_through)(found, clock)
        done += 1
    return done


def _look_through(found: DirectoryImport, clock: Clock) -> None:
    try:
        table = read_table(bytes(found.content))
        found.mapping = found.mapping or recognise(table.headings)
        reading = read_entries(table, found.mapping, _reporter(found, clock, _("%(rows)s rows read")))
    except Unreadable as refusal:
        _fail(found, str(refusal), clock())
        return
    found.preview = _preview(table.headings, found.mapping, reading)
    found.state = ImportState.PREVIEWED
    finish_work(found)
    found.save()


def _write(found: DirectoryImport, clock: Clock) -> None:
    """Write in batches; a worker that dies half-way is followed by one that finds the rest still to do."""
    table = read_table(bytes(found.content))
    reading = read_entries(table, found.mapping, _reporter(found, clock, _("%(rows)s rows read")))
    new, changed = _differences(reading, set(found.mapping.values()))
    rows = [*new, *changed]
    for start in range(0, len(rows), BATCH):
        _upsert(rows[start : start + BATCH], found, reading.numbers, clock())
        written = min(len(rows), start + BATCH)
        note = _("%(written)s of %(rows)s rows written") % {"written": written, "rows": len(rows)}
        report_progress(found, percent=100 * written // len(rows), note=note, until=clock() + LEASE)
    _finish(found, new=len(new), changed=len(changed), at=clock())


@transaction.atomic
def _finish(found: DirectoryImport, *, new: int, changed: int, at: datetime) -> None:
    found.state, found.content, found.ended_at = ImportState.APPLIED, b"", at
    finish_work(found)
    found.save()
    follow_import(at)
    record("imports.apply", found, by=found.uploaded_by, at=at, new=new, changed=changed)


def _upsert(
    entries: list[dict[str, Any]], found: DirectoryImport, numbers: dict[str, int], at: datetime
) -> None:
    known = [name for name in FIELDS if name in entries[0]]
    DirectoryEntry.objects.bulk_create(
        [
            DirectoryEntry(**entry, changed_at=at, imported_in=found, imported_row=numbers[entry["reference"]])
            for entry in entries
        ],
        update_conflicts=True, unique_fields=["reference"], update_fields=[*known, "changed_at", "imported_in", "imported_row"],
    )  # fmt: skip


def _differences(reading: Reading, mapped: set[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Split what was read into entries that are new and entries that differ in a field that the file has."""
    compared = [name for name in FIELDS if name in mapped or name in ("email", "name")]
    rows = DirectoryEntry.objects.values_list("reference", *compared).iterator(chunk_size=5_000)
    existing = {reference: values for reference, *values in rows}
    new, changed = [], []
    for reference, read in reading.entries.items():
        entry = {"reference": reference, **{name: read.get(name, _EMPTY.get(name, "")) for name in compared}}
        before = existing.get(reference)
        if before is None:
            new.append(entry)
        elif before != [entry[name] for name in compared]:
            changed.append(entry)
    return new, changed


_EMPTY: dict[str, Any] = {"level": None, "languages": [], "started_on": None, "leaves_on": None}


def _preview(headings: list[str], mapping: dict[str, str], reading: Reading) -> dict[str, Any]:
    new, changed = _differences(reading, set(mapping.values()))
    dropped = [heading for heading in headings if heading and heading not in mapping]
    return {
        "headings": headings, "rows": reading.rows, "new": len(new), "changed": len(changed),
        "same": len(reading.entries) - len(new) - len(changed), "left_out": reading.left_out,
        "private": [heading for heading in dropped if is_private(heading)],
        "unused": [heading for heading in dropped if not is_private(heading)],
        "problems": [asdict(problem) for problem in reading.problems], "problem_count": reading.problem_count,
        **foreseen({e["reference"]: e["manager_reference"] for e in [*new, *changed] if "manager_reference" in e}),
        "sample": [{name: _shown(value) for name, value in entry.items()} for entry in sample(reading.entries)],
    }  # fmt: skip


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")


def _reporter(found: DirectoryImport, clock: Clock, words: str) -> Callable[[int], None]:
    def report(rows: int) -> None:
        report_progress(
            found, percent=min(90, rows // 1_200), note=words % {"rows": rows}, until=clock() + LEASE
        )

    return report


def _fail(found: DirectoryImport, sentence: str, at: datetime) -> None:
    found.state, found.content, found.ended_at = ImportState.FAILED, b"", at
    fail_work(found, sentence)
    found.save()


def _lock(started: DirectoryImport, after: str) -> DirectoryImport:
    locked = DirectoryImport.objects.select_for_update().get(pk=started.pk)
    require_move(MOVES, locked.state, after)
    locked.state = after
    return locked


def _wait(locked: DirectoryImport, action: str, *, by: Person, at: datetime) -> DirectoryImport:
    locked.work_state, locked.progress, locked.progress_note = State.WAITING, 0, _("Waiting for a worker")
    locked.save()
    record(action, locked, by=by, at=at)
    look_after_commit(TOPIC)
    return locked


def import_at_once(*, content: bytes, file_name: str, by: Person, at: datetime) -> DirectoryImport:
    """Take a file in, look through it and write it without asking: for the demo and the command line."""
    started = upload(content=content, file_name=file_name, by=by, at=at)
    work_through(lambda: at)
    started.refresh_from_db()
    confirm(started=started, by=by, at=at)
    work_through(lambda: at)
    started.refresh_from_db()
    return started
