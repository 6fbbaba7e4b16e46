"""Import 100,000 people, against bare reading and writing of the same rows in the same run.

    python -m benchmarks.directory_import [rows]

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

from benchmarks.installation import prepare


def make_file(rows: int) -> bytes:
    """Make a directory with every field."""
    table = csv.writer(text := io.StringIO())
    table.writerow(["Staff number", "Name", "E-mail", "Job title", "Level", "Function", "Site", "Time zone", "Languages", "Manager", "Started on"])  # fmt: skip
    for number in range(rows):
        table.writerow([
            f"E{number:06}", f"Person{number} Sample", f"person{number}@example.org", "Lead", 3 + number % 5,
            f"Function {number % 12}", f"Site {number % 30}", "Europe/Berlin", "en de", f"E{number // 8:06}", "2020-01-31",
        ])  # fmt: skip
    return text.getvalue().encode()


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
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        prepare()
        from django.utils import timezone

        from colead.people.actions import administrators, imports
        from colead.people.models import DirectoryEntry

        ada = administrators.create(
            email="ada@example.org", name="Ada", password="a long password", at=timezone.now()
        )
        content = make_file(rows)

        def look_through() -> None:
            imports.upload(content=content, file_name="people.csv", by=ada, at=timezone.now())
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
        baseline = timed(lambda: bare(content))
    whole = preview + writing
    print(f"rows {rows:,}; file {len(content) / 1e6:.1f} MB; {os.cpu_count()} cores")
    print(f"read and previewed  {preview:6.1f} s")
    print(f"written             {writing:6.1f} s")
    print(f"the same file again {again:6.1f} s (nothing changes)")
    print(f"bare baseline       {baseline:6.1f} s")
    print(
        f"whole / baseline    {whole / baseline:6.2f}   {rows / whole:,.0f} rows a second   peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
