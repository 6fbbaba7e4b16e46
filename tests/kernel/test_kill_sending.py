"""Kill -9 while sending, and somebody erased while the server keeps us waiting: real processes, a real server."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.databases import fresh_database
from tests.support.smtp import Postbox, smtp_server

MANY = 100
PROOF = Path(os.environ.get("PROOF_DIR", "docs/proof"))


@dataclass
class Post:
    """An outbox on disk, and the server that it is sent to."""

    box: Postbox
    environment: dict[str, str]

    def run(self, *arguments: str) -> list[int]:
        """Run a command of the scene and give the numbers it prints."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True, timeout=600, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return [int(word) for word in done.stdout.split()]

    def scene(self, *arguments: str) -> list[int]:
        return self.run("-m", "tests.kernel.sending", *arguments)


@pytest.fixture
def post(tmp_path) -> Iterator[Post]:
    with fresh_database() as url, smtp_server() as box:
        environment = {
            "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "colead.settings", "PYTHONPATH": "src:.",
            "PATH": os.environ["PATH"], "EMAIL_URL": box.url, **({"DATABASE_URL": url} if url else {}),
        }  # fmt: skip
        post = Post(box, environment)
        post.run("-m", "colead.cli.main", "django", "migrate", "-v0")
        yield post


def keep(result: str) -> None:
    """Keep what the large run found, with its date and the size of the machine."""
    database = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    text = f"# A worker killed while sending, {database}\n\n{os.cpu_count()} cores, a real SMTP server: {result}.\n"
    (PROOF / f"{datetime.now(UTC).date()}-kills-while-sending-{database}.md").write_text(text)


@contextmanager
def nursery(post: Post) -> Iterator[subprocess.Popen[str]]:
    """Run the process that forks workers, so that a kill costs no start of Python."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kernel.sending", "nursery"], env=post.environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        process.stdin.close()


def killed_while_sending(
    post: Post, process: subprocess.Popen[str], minutes: int, chance: random.Random
) -> bool:
    """Let a worker send one or a few mails, kill it, and tell whether it had ended before."""
    before = len(post.box.accepted)
    process.stdin.write(f"{minutes}\n")
    process.stdin.flush()
    worker = int(process.stdout.readline())
    wanted, until = chance.randint(1, 2), time.monotonic() + 60
    while len(post.box.accepted) < before + wanted and time.monotonic() < until:
        if _has_ended(worker):
            break
        time.sleep(0.002)
    time.sleep(
        chance.choice([0, chance.uniform(0, 0.06)])
    )  # at once: accepted, and we have not heard of it yet
    ended = _has_ended(worker)
    if not ended:
        os.kill(worker, signal.SIGKILL)
    assert process.stdout.readline() == "gone\n"
    return ended


def _has_ended(worker: int) -> bool:
    try:
        with open(f"/proc/{worker}/stat") as status:
            return status.read().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.parametrize("kills", [8, pytest.param(MANY, marks=pytest.mark.prove)])
def test_a_worker_killed_while_sending_loses_nothing_and_repeats_no_more_than_was_in_flight(post, kills):
    mails = 3 * kills
    post.scene("seed", str(mails - 1))
    post.box.slow = post.box.lingers = 0.02
    chance, tries, killed = random.Random(7), 0, 0
    with nursery(post) as process:
        while killed < kills and tries < 2 * kills:
            # each worker comes after the lease of the one before
            killed += not killed_while_sending(post, process, 6 * tries, chance)
            tries += 1
    post.box.slow = post.box.lingers = 0
    post.scene("send", str(6 * (tries + 1)))
    sent = [mail["Message-ID"] for mail in post.box.accepted]
    assert post.scene("count")[:2] == [mails, mails]
    repeats = len(sent) - len(set(sent))
    if kills == MANY:
        keep(
            f"{killed} kills, {mails} e-mails, {len(set(sent))} arrived, {repeats} of them twice with the same Message-ID"
        )
    assert (killed, len(set(sent)), 1 <= repeats <= killed) == (kills, mails, True)


def test_somebody_erased_while_the_server_keeps_us_waiting_gets_nothing_and_stays_gone(post):
    post.scene("seed", "0")
    post.box.holds = True
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.kernel.sending", "send", "0"], env=post.environment
    )
    try:
        until = time.monotonic() + 60
        while post.box.connections == 0 and time.monotonic() < until:
            time.sleep(0.05)
        post.scene("erase")
        assert worker.poll() is None  # it is still waiting for the server
    finally:
        post.box.holds = False
        worker.wait(60)
    assert worker.returncode == 0
    assert (post.box.accepted, post.scene("count")) == ([], [0, 0, 0])
