"""A restore by following the page word by word: the commands are read out of it and run."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from colead.cli.demo.seed import seed_if_empty
from colead.configuration import Configuration
from colead.kernel.crypto import new_key
from tests.support.installed import pointed_at

DOCS = Path(__file__).parents[2] / "docs"
BACKUP = (DOCS / "operate" / "backup.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands(page: str, heading: str) -> str:
    """Give the commands that stand under a heading."""
    (block,) = re.findall(rf"^## {heading}\n.*?^```sh\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.fixture
def demo(tmp_path, settings, django_db_blocker, migrated_file):
    """Give a folder with the demo in it, as `make run` leaves it, and `colead` in the path."""
    data, tools = tmp_path / "data", tmp_path / "bin"
    for folder in (data, tools):
        folder.mkdir()
    key = new_key()
    settings.CONTENT_KEYS, settings.DATA_DIR = [key], data
    (data / "content-key").write_text(key)
    (data / "secret-key").write_text("only-for-tests-" * 5)
    file = data / "demo-running.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    with django_db_blocker.unblock(), pointed_at("", file):
        seed_if_empty("enrolment")
        connection.close()
    colead = tools / "colead"
    colead.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m colead.cli.main "$@"\n')
    colead.chmod(0o755)
    return tmp_path


@pytest.mark.django_db
def test_the_demo_is_restored_by_following_the_page_word_by_word(demo):
    source = str(Path(__file__).parents[2] / "src")
    environment = {"PATH": f"{demo / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": source, "HOME": str(demo)}
    done = subprocess.run(
        ["sh", "-eu"], input=commands(BACKUP, "Try it with the demo"), env=environment, cwd=demo,
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["This installation is whole."]), (
        done.stderr
    )
    counts = []
    for folder in ("data", "elsewhere"):
        with closing(sqlite3.connect(demo / folder / "demo-running.sqlite3")) as opened:
            counts.append(opened.execute("SELECT count(*), max(email) FROM people_person").fetchone())
    assert counts[0] == counts[1]
    assert counts[0][0] > 10


def test_every_setting_is_explained():
    pages = "".join(path.read_text() for path in [DOCS / "install.md", *(DOCS / "operate").glob("*.md")])
    names = [
        str(field.validation_alias or name.upper()) for name, field in Configuration.model_fields.items()
    ]
    assert [name for name in names if f"`{name}`" not in pages and name != "DATABASE_POOL"] == []


def test_every_command_in_the_pages_exists(capsys):
    from colead.cli.main import _COMMANDS

    said = set(
        re.findall(
            r"\bcolead ([a-z]+)\b(?= |`|$|\n)",
            "".join(p.read_text() for p in (DOCS / "operate").glob("*.md")),
        )
    )
    named = {name for name in said if f"`colead {name}" in BACKUP or name in _COMMANDS}
    assert {"backup", "restore", "check", "rotatekey", "newkey"} <= named <= set(_COMMANDS)


@pytest.mark.parametrize("page", sorted((DOCS / "operate").glob("*.md")), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    assert [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()] == []


def test_the_page_and_the_tool_agree_on_the_format():
    from colead.kernel.backups.container import FORMAT, MAGIC, PIECE

    section = BACKUP.split("## The file")[1]
    assert (f"`format` ({FORMAT})" in section, MAGIC.decode().strip() in section, PIECE) == (
        True,
        True,
        1 << 20,
    )
