"""An empty installation at this version, made once for all workers of a run; the others start from a copy."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

from tests.support.product import Product, installation


def prepare(product: Product, shared: Path) -> None:
    """Give an installation on SQLite what `colead migrate` makes, which takes long: its database and static files."""
    data = Path(product.environment["DATA_DIR"])
    if product.environment["DATABASE_URL"] or data.exists():
        return
    kept = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            make(kept)
    shutil.copytree(kept, data)


def make(kept: Path) -> None:
    """Make the first one; it appears whole or not at all."""
    unfinished = kept.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    with installation(unfinished) as product:
        product.command("migrate")
    (unfinished / "data").rename(kept)
