"""The large counts of `make prove`: what the benchmarks promise at full size, kept with its date."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.databases import fresh_database

pytestmark = pytest.mark.prove
PROOF = Path(os.environ.get("PROOF_DIR", "docs/proof"))
DATABASE = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"


def measured(*arguments: str) -> str:
    """Run a benchmark in a process and on a database of its own and give what it printed."""
    with fresh_database() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        done = subprocess.run(
            [sys.executable, "-m", *arguments], env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found is not None, text
    return float(found[1].replace(",", ""))


def keep(name: str, text: str) -> None:
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / f"{datetime.now(UTC).date()}-{name}-{DATABASE}.md").write_text(text)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_hundred_thousand_people_are_imported_under_a_minute_and_under_512_mb(kind):
    text = measured("benchmarks.directory_import", "100000", kind)
    keep(f"directory-import-{kind}", f"# Importing 100,000 people\n\n```\n{text}```\n")
    seconds = number(r"read and previewed\s+([\d.]+)", text) + number(r"written\s+([\d.]+)", text)
    assert seconds < 60
    assert number(r"peak (\d+) MB", text) < 512


def test_a_peers_pages_take_at_most_ten_queries_at_a_million_rows():
    text = measured("benchmarks.web")
    keep("web", text)
    queries = re.findall(r"^\| the (?:peer's home|meeting page|coordinator's glance) \| (\d+) ", text, re.M)
    assert [int(count) for count in queries if int(count) > 10] == []
    assert len(queries) == 3
    assert number(r"and ([\d,]+) rows", text) >= 1_000_000
