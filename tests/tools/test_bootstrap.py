from __future__ import annotations

import ast
import sys
from pathlib import Path

from tools import bootstrap


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_an_old_python_can_read_the_file_that_tells_it_to_go():
    ast.parse(Path(bootstrap.__file__).read_text(), feature_version=(3, 6))


def test_this_python_is_new_enough_and_a_missing_one_is_not():
    assert bootstrap.is_new_enough(sys.executable)
    assert not bootstrap.is_new_enough("/no/such/python")


def test_a_python_that_does_not_answer_is_passed_over(tmp_path):
    program(tmp_path / "shims", "python3.13", "echo 'not installed' >&2; exit 127")
    program(tmp_path / "real", "python3.12", f'exec {sys.executable} "$@"')

    found = bootstrap.find_python(f"{tmp_path / 'shims'}:{tmp_path / 'real'}")

    assert found == str(tmp_path / "real" / "python3.12")


def test_the_same_name_is_looked_for_in_every_folder(tmp_path):
    program(tmp_path / "old", "python3", "exit 1")
    program(tmp_path / "new", "python3", f'exec {sys.executable} "$@"')

    assert bootstrap.find_python(f"{tmp_path / 'old'}:{tmp_path / 'new'}") == str(
        tmp_path / "new" / "python3"
    )


def test_no_python_is_an_empty_answer(tmp_path):
    assert bootstrap.find_python(str(tmp_path)) == ""
