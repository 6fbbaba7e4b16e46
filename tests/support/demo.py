"""The demo, seeded once for all workers of a run: the first one makes it, the others start from a copy."""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.support.prepared import prepare
from tests.support.product import Product, installation

FILE = "demo-running.sqlite3"


@contextmanager
def running_demo(folder: Path, shared: Path, script: str) -> Iterator[tuple[Product, dict[str, str]]]:
    """Give a running demo of one's own, on SQLite, and the keys that a script inside it prints once it is seeded."""
    kept = shared / "demo"
    with installation(folder) as product:
        with (shared / "demo.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            prepare(product, shared)
            if kept.exists():
                take(product, kept)
            else:
                make(product, kept, script)
        if not product.processes:
            product.start("run")
        yield product, json.loads((kept / "keys.json").read_text())


def make(product: Product, kept: Path, script: str) -> None:
    """Seed the demo as its users do and keep a copy; it appears whole or not at all."""
    product.start("run")
    # It waits for the demo's worker, which first compiles its solvers.
    keys = product.command("django", "shell", "-v", "0", "-c", script, patience=240).splitlines()[-1]
    unfinished = kept.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    (unfinished / "keys.json").write_text(keys)
    (unfinished / "content-key").write_text(product.environment["CONTENT_KEY"])
    source = Path(product.environment["DATA_DIR"]) / FILE
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(unfinished / FILE)) as copy:
        live.backup(copy)
    unfinished.rename(kept)


def take(product: Product, kept: Path) -> None:
    """Begin where the first worker's demo stood."""
    data = Path(product.environment["DATA_DIR"])
    shutil.copy(kept / FILE, data / FILE)
    product.environment["CONTENT_KEY"] = (kept / "content-key").read_text()
