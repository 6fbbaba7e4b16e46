from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tools import postgresql
from tools.places import ROOT

HOLDING = """
import time
from tools.postgresql import running
with running() as server:
    print(server.pid, flush=True)
    time.sleep(600)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def test_a_real_server_starts_answers_and_is_gone_afterwards():
    with postgresql.running() as server:
        with psycopg.connect(server.url) as connection:
            row = connection.execute("select current_database(), lower('ÉÄ')").fetchone()
        assert alive(server.pid)

    assert row == ("colead", "éä")
    assert not alive(server.pid)


def test_strangers_need_the_password():
    with postgresql.running() as server, pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url.replace(server.password, "guess"))


def test_it_is_stopped_when_the_tests_fail():
    with pytest.raises(ZeroDivisionError), postgresql.running() as server:
        raise ZeroDivisionError

    assert not alive(server.pid)


def test_it_is_stopped_on_control_c():
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as holder:
        assert holder.stdout is not None
        pid = int(holder.stdout.readline())
        holder.send_signal(signal.SIGINT)
        holder.wait(30)

    assert not alive(pid)


def test_the_newest_of_the_systems_is_taken():
    folders = ["/usr/lib/postgresql/9.6/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin"]

    assert postgresql.newest_first(folders)[0] == "/usr/lib/postgresql/17/bin"


def test_a_folder_without_every_program_is_passed_over(tmp_path):
    for folder, names in (("client", ["createdb"]), ("server", postgresql.PROGRAMS)):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).touch(mode=0o755)

    found = postgresql.find(["", str(tmp_path / "none"), str(tmp_path / "client"), str(tmp_path / "server")])

    assert found == tmp_path / "server"


def test_programs_are_copied_with_the_libraries_beside_their_package(tmp_path):
    package = tmp_path / "site" / "server"
    (package / "pg18" / "bin").mkdir(parents=True)
    (package / "pg18" / "bin" / "postgres").touch()
    (tmp_path / "site" / "server.libs").mkdir()

    programs = postgresql.copied(package / "pg18" / "bin", tmp_path / "to")

    assert (programs / "postgres").exists()
    assert (programs / "../../../server.libs").is_dir()


@pytest.mark.parametrize(
    ("status", "ready"),
    [
        ("1\n/d\n2\n3\n\n127.0.0.1\n4\nready   \n", True),
        ("1\n/d\n2\n3\n\n127.0.0.1\n4\nstarting\n", False),
        ("", False),
    ],
)
def test_ready_is_what_the_server_says(status, ready):
    assert postgresql.says_ready(status) is ready


def test_no_callers_setting_reaches_the_server():
    assert set(postgresql.surroundings(PGPASSWORD="secret")) == {"PATH", "LC_ALL", "PGPASSWORD"}


def test_a_server_that_ended_is_not_waited_for(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    began = time.monotonic()

    assert not postgresql.becomes_ready(process, Path(tmp_path / "postmaster.pid"))
    assert time.monotonic() - began < 5
