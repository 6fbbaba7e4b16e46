from __future__ import annotations

import pytest

from tools import chromium, packages
from tools.problem import Problem


def test_the_named_one_is_the_only_one_asked():
    assert list(chromium.candidates({"CHROMIUM": "/my/browser", "PATH": "/usr/bin"})) == ["/my/browser"]


def test_one_that_does_not_start_is_passed_over(tmp_path):
    for name, script in (("chromium", "exit 1"), ("google-chrome", "echo 140")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)

    assert chromium.find({"PATH": str(tmp_path)}) == str(tmp_path / "google-chrome")


def test_a_named_one_that_does_not_start_is_a_problem_not_a_reason_to_take_another():
    with pytest.raises(Problem, match="CHROMIUM names /no/such/browser"):
        chromium.provide({"CHROMIUM": "/no/such/browser", "PATH": "/usr/bin"})


def test_what_is_missing_is_named_with_the_command_that_gets_it():
    sentence = packages.advice("Chromium", "chromium", " or name yours")

    assert sentence == (
        "Chromium is missing: get it with `sudo apt-get install chromium` or name yours, then run this again."
    )
