"""Kill -9 in the middle of publishing: one published round, each e-mail written once."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.partnerships.kill_scene import PAIRS
from tests.support.databases import fresh_database


@pytest.fixture
def environment(tmp_path) -> Iterator[dict[str, str]]:
    """Give an environment with a database of its own."""
    with fresh_database() as url:
        given = {
            "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "colead.settings", "PYTHONPATH": "src:.",
            "PATH": os.environ["PATH"], **({"DATABASE_URL": url} if url else {}),
        }  # fmt: skip
        run(given, "-m", "colead.cli.main", "django", "migrate", "-v0")
        yield given


def run(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def killed_after(environment: dict[str, str], seconds: float) -> bool:
    """Start a worker and kill it so many seconds after it has begun; tell whether it had finished before."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.partnerships.kill_scene", "work"], env=environment,
        stdout=subprocess.PIPE, text=True,
    ) as worker:  # fmt: skip
        assert worker.stdout is not None
        assert worker.stdout.readline() == "begin\n"
        time.sleep(seconds)
        worker.kill()
        return "end" in worker.stdout.read()


def test_kills_while_publishing_lose_nothing_and_write_nothing_twice(environment):
    run(environment, "-m", "tests.partnerships.kill_scene", "seed")
    chance = random.Random(7)
    kills = 0
    while not killed_after(environment, chance.uniform(0.02, 0.2) * (1 + kills / 2)):
        kills += 1
    found = run(environment, "-m", "tests.partnerships.kill_scene", "count")
    assert [int(number) for number in found.split()] == [1, PAIRS, PAIRS, 2 * PAIRS, 2 * PAIRS]
    assert kills >= 2


def publish_killed_after(environment: dict[str, str], writes: int) -> int:
    """Publish in a process that is killed after so many writing statements, and give how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "tests.partnerships.kill_scene", "publish_and_die", str(writes)],
        env=environment, capture_output=True, timeout=120, check=False,
    ).returncode  # fmt: skip


def counted(environment: dict[str, str]) -> list[int]:
    return [
        int(number) for number in run(environment, "-m", "tests.partnerships.kill_scene", "count").split()
    ]


def test_a_kill_between_the_first_write_and_the_commit_leaves_nothing(environment):
    run(environment, "-m", "tests.partnerships.kill_scene", "seed")
    nothing = 0
    for writes in itertools.count(1):
        assert publish_killed_after(environment, writes) == -signal.SIGKILL
        if counted(environment) != [0, 0, 0, 0, 0]:
            break  # the statement after the commit, which calls the worker
        nothing += 1
    assert (counted(environment), nothing >= 4) == ([1, PAIRS, PAIRS, 0, 0], True)
    run(environment, "-m", "tests.partnerships.kill_scene", "work")
    assert counted(environment) == [1, PAIRS, PAIRS, 2 * PAIRS, 2 * PAIRS]
