"""Kill -9 in the middle of publishing: one published round, each e-mail written once."""

from __future__ import annotations

import itertools
import os
import random
import signal
import time
from functools import partial

import pytest
from django.db import transaction

from tests.partnerships.kill_scene import PAIRS, count, publish_and_die, seed, work
from tests.support.forks import ended, forked

pytestmark = pytest.mark.django_db


def killed_after(seconds: float) -> bool:
    """Start a worker and kill it so many seconds after it has begun; tell whether it had finished before."""
    hears, says = os.pipe()
    worker = forked(lambda: work(says))
    os.close(says)
    with os.fdopen(hears, "rb") as said:
        assert said.read(5) == b"begin"
        time.sleep(seconds)
        os.kill(worker, signal.SIGKILL)
        assert ended(worker) in (0, -signal.SIGKILL)
        return said.read() == b"end"


def rehearsed() -> float:
    """Do it all, undo it, and give how many seconds it took; what is loaded at first use is loaded by now."""
    for _ in range(2):
        begun, nowhere = time.monotonic(), os.open(os.devnull, os.O_WRONLY)
        with transaction.atomic():
            work(nowhere)
            transaction.set_rollback(True)
        os.close(nowhere)
    return time.monotonic() - begun


def test_kills_while_publishing_lose_nothing_and_write_nothing_twice(installed):
    seed()
    longest, chance, kills = rehearsed(), random.Random(7), 0
    while not killed_after(chance.uniform(0.1, 0.5) * longest * (1 + kills / 2)):
        kills += 1
    assert count() == [1, PAIRS, PAIRS, 2 * PAIRS, 2 * PAIRS]
    assert kills >= 2


def test_a_kill_between_the_first_write_and_the_commit_leaves_nothing(installed):
    seed()
    nothing = 0
    for writes in itertools.count(1):
        assert ended(forked(partial(publish_and_die, writes))) == -signal.SIGKILL
        if count() != [0, 0, 0, 0, 0]:
            break  # the statement after the commit, which calls the worker
        nothing += 1
    assert (count(), nothing >= 4) == ([1, PAIRS, PAIRS, 0, 0], True)
    hears, says = os.pipe()
    assert ended(forked(lambda: work(says))) == 0
    os.close(hears)
    os.close(says)
    assert count() == [1, PAIRS, PAIRS, 2 * PAIRS, 2 * PAIRS]
