"""The import contracts bite: each is broken on purpose in a copy of the source."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BREACHES = {
    "an area knows a later one": ("colead/people/rules.py", "import colead.programmes.models"),
    "the kernel knows an area": ("colead/kernel/text.py", "import colead.people.models"),
    "one interface knows another": ("colead/jobs/look.py", "import colead.web.doors"),
    "a query acts": ("colead/programmes/queries/places.py", "import colead.programmes.actions.programmes"),
    "a core knows Django": ("colead_measurement/disclosure.py", "import django"),
    "a core knows the other": ("colead_measurement/disclosure.py", "import colead_matching"),
    "the web matches": ("colead/web/home.py", "import colead_matching"),
    "the web measures": ("colead/web/home.py", "import colead_measurement"),
    "the product computes": ("colead/web/home.py", "import numpy"),
    "an area knows the queue library": ("colead/people/rules.py", "import django_q"),
    "the jobs know the queue library": ("colead/jobs/schedule.py", "import django_q"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(
        ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates")
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken_contracts(folder: Path) -> int:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    done = subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder / "src"), "PATH": ""}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return int(done.stdout.rpartition("kept, ")[2].split()[0])


def test_the_contracts_are_kept(copy):
    assert broken_contracts(copy) == 0


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_noticed(copy, breach):
    name, line = BREACHES[breach]
    file = copy / "src" / name
    before = file.read_text() if file.exists() else ""
    file.write_text(before.replace("from __future__ import annotations\n", "") + f"\n{line}\n")
    try:
        assert broken_contracts(copy) >= 1
    finally:
        file.write_text(before)
