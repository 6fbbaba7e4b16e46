from __future__ import annotations

from pathlib import Path

import pytest

from tools import environment

PROJECT = '[project]\nname = "colead"\ndependencies = ["django"]\n'
HERE = Path("/somewhere")


def test_a_linters_rule_reinstalls_nothing():
    assert environment.digest("lock", PROJECT, HERE) == environment.digest(
        "lock", PROJECT + "[tool.ruff]\nline-length = 100\n", HERE
    )


@pytest.mark.parametrize(
    ("lock", "pyproject", "root"),
    [
        ("another", PROJECT, HERE),
        ("lock", PROJECT.replace("django", "flask"), HERE),
        ("lock", PROJECT + '[tool.hatch.build.targets.wheel]\npackages = ["src"]\n', HERE),
        ("lock", PROJECT, Path("/elsewhere")),
    ],
    ids=["lock", "dependencies", "what is packed", "place"],
)
def test_what_an_installation_depends_on_reinstalls(lock, pyproject, root):
    assert environment.digest(lock, pyproject, root) != environment.digest("lock", PROJECT, HERE)


@pytest.mark.parametrize("content", ["", "{", "[1]"])
def test_an_unreadable_stamp_counts_as_none(tmp_path, content):
    stamp = tmp_path / "stamp"
    stamp.write_text(content)

    assert environment.read_stamp(stamp) == {}
    assert environment.read_stamp(tmp_path / "missing") == {}


def test_a_lock_is_installed_with_hashes_and_ready_made_only():
    arguments = environment.locked(Path("some.lock"))

    assert {"--require-hashes", "--only-binary", ":all:"} <= set(arguments)
