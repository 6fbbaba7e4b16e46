"""Work in a process of its own, which can be killed."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

from django.db import connection


def forked(work: Callable[[], object]) -> int:
    """Begin `work` in a copy of this process, with a connection of its own, and give the copy's id."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    return child


def ended(child: int) -> int:
    """Wait for a process and give its exit code; below zero is the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
