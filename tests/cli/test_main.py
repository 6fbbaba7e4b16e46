from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest


@pytest.fixture
def colead(tmp_path):
    """Give a function that runs the `colead` command in an empty installation of its own."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "src", "DATA_DIR": str(tmp_path / "data")}

    def run(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "colead.cli.main", *arguments], env=environment | more, input=stdin,
            capture_output=True, text=True, timeout=90, check=False,
        )  # fmt: skip

    return run


def test_an_administrator_is_created_from_the_console(colead):
    colead("migrate")
    created = colead("createadmin", "ada@example.org", "--name", "Ada", stdin="a long enough password\n")
    assert (created.returncode, created.stdout) == (0, "ada@example.org can sign in now.\n")
    again = colead("createadmin", "ADA@example.org", stdin="a long enough password\n")
    assert (again.returncode, again.stderr) == (
        2,
        "colead: Somebody with this e-mail address is here already.\n",
    )


def test_a_weak_password_is_explained(colead):
    colead("migrate")
    refused = colead("createadmin", "ada@example.org", stdin="short\n")
    assert (refused.returncode, "too short" in refused.stderr) == (2, True)


def test_a_new_key_encrypts(colead):
    from cryptography.fernet import Fernet

    key = colead("newkey").stdout.strip()
    assert Fernet(key).decrypt(Fernet(key).encrypt(b"text")) == b"text"


def test_an_unknown_command_is_named(colead):
    refused = colead("fly")
    assert (refused.returncode, "invalid choice: 'fly'" in refused.stderr) == (2, True)


def test_a_port_in_use_is_named_at_once(colead):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = colead("run", PORT=str(port))
    sentence = f"colead: port {port} is in use by another program. Choose another one with PORT=.\n"
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", sentence)


def test_a_real_installation_asks_for_its_secrets_by_itself(colead):
    refused = colead("serve")
    sentence = "colead: SECRET_KEY must be set to at least 50 random characters in production.\n"
    assert (refused.returncode, refused.stderr) == (2, sentence)


def test_what_has_the_secrets_of_the_demo_listens_on_this_machine_only(colead):
    refused = colead("serve", COLEAD_MODE="demo", HOST="192.0.2.1")
    assert (refused.returncode, "it listens on this machine only" in refused.stderr) == (2, True)
