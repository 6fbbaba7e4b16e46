"""Import 100,000 people, against bare reading and writing of the same rows in the same run.

    python -m benchmarks.directory_import [rows] [csv|xlsx]

Prints seconds, rows a second, peak memory, and the ratio to the baseline (csv.DictReader and
bulk_create without recognising, checking or comparing anything). The machine may be noisy: the ratio counts.
"""

from __future__ import annotations

import csv
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date

from benchmarks.installation import prepare


def make_csv(rows: int) -> bytes:
    """Make a directory with every field."""
    table = csv.writer(text := io.StringIO())
    table.writerow(["Staff number", "Name", "E-mail", "Job title", "Level", "Function", "Site", "Time zone", "Languages", "Manager", "Started on"])  # fmt: skip
    for number in range(rows):
        table.writerow([
            f"E{number:06}", f"Person{number} Sample", f"person{number}@example.org", "Lead", 3 + number % 5,
            f"Function {number % 12}", f"Site {number % 30}", "Europe/Berlin", "en de", f"E{number // 8:06}", "2020-01-31",
        ])  # fmt: skip
    return text.getvalue().encode()


def as_workbook(content: bytes) -> bytes:
    """Keep the same directory as a spreadsheet program would: numbers and dates as such."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for row in csv.reader(io.StringIO(content.decode())):
        sheet.append([int(cell) if cell.isdigit() else _day_or_text(cell) for cell in row])
    book.save(file := io.BytesIO())
    return file.getvalue()


def _day_or_text(cell: str) -> date | str:
    return date.fromisoformat(cell) if cell[4:5] == "-" == cell[7:8] else cell


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare(content: bytes) -> None:
    """Read and write the rows with nothing in between."""
    from django.utils import timezone

    from colead.people.models import DirectoryEntry

    rows = csv.DictReader(io.StringIO(content.decode()))
    now = timezone.now()
    entries = [
        DirectoryEntry(
            reference=row["Staff number"], name=row["Name"], email=row["E-mail"], job_title=row["Job title"],
            level=int(row["Level"]), function=row["Function"], site=row["Site"], time_zone=row["Time zone"],
            languages=row["Languages"].split(), manager_reference=row["Manager"], changed_at=now,
        )
        for row in rows
    ]  # fmt: skip
    DirectoryEntry.objects.bulk_create(entries, batch_size=1000)


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    kind = sys.argv[2] if len(sys.argv) > 2 else "csv"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        prepare()
        from django.utils import timezone

        from colead.people.actions import administrators, imports
        from colead.people.models import DirectoryEntry

        ada = administrators.create(
            email="ada@example.org", name="Ada", password="a long password", at=timezone.now()
        )
        table = make_csv(rows)
        content = as_workbook(table) if kind == "xlsx" else table

        def look_through() -> None:
            imports.upload(content=content, file_name=f"people.{kind}", by=ada, at=timezone.now())
            imports.work_through(timezone.now)

        def write() -> None:
            started = imports.DirectoryImport.objects.get(state="previewed")
            imports.confirm(started=started, by=ada, at=timezone.now())
            imports.work_through(timezone.now)

        preview, writing = timed(look_through), timed(write)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        assert DirectoryEntry.objects.count() == rows
        again = timed(look_through)
        DirectoryEntry.objects.all().delete()
        baseline = timed(lambda: bare(table))
    whole = preview + writing
    print(f"rows {rows:,}; {kind} file {len(content) / 1e6:.1f} MB; {os.cpu_count()} cores")
    print(f"read and previewed  {preview:6.1f} s")
    print(f"written             {writing:6.1f} s")
    print(f"the same file again {again:6.1f} s (nothing changes)")
    print(f"bare baseline       {baseline:6.1f} s")
    print(
        f"whole / baseline    {whole / baseline:6.2f}   {rows / whole:,.0f} rows a second   peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
