"""Whether Colead runs in this data folder: a lock that ends with the last process that holds it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "running.lock"


def announce(folder: Path) -> int:
    """Hold the lock, shared with whoever serves beside us; the handle given is for children to hold as well."""
    handle = _open(folder)
    fcntl.flock(handle, fcntl.LOCK_SH)
    os.set_inheritable(handle, True)
    return handle


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Give whether nobody serves here, and keep it so as long as the block lasts."""
    handle = _open(folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        yield False
        return
    try:
        yield True
    finally:
        os.close(handle)


def _open(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    return os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
