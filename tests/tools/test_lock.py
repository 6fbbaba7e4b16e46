from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import lock
from tools.places import DEV_LOCK, POSTGRESQL_LOCK, ROOT, RUNTIME_LOCK


def pins(text: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)(?:\[[\w,]*\])?==(\S+)", text, re.MULTILINE))


def unmet(dependencies: list[str], locked: set[tuple[str, str]]) -> list[str]:
    """Give the dependencies that no pin fulfils."""
    wanted = [Requirement(dependency) for dependency in dependencies]
    return [
        str(one)
        for one in wanted
        if not any(
            name == canonicalize_name(one.name) and one.specifier.contains(version)
            for name, version in locked
        )
    ]


def test_the_locks_are_up_to_date_with_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    advice = "pyproject.toml asks for more than the lock holds: run `make lock`."

    assert unmet(project["dependencies"], pins(RUNTIME_LOCK.read_text())) == [], advice
    assert unmet(project["optional-dependencies"]["dev"], pins(DEV_LOCK.read_text())) == [], advice


def test_a_stale_lock_is_noticed():
    assert unmet(["django>=5.2", "flask"], {("django", "5.1")}) == ["django>=5.2", "flask"]


def test_tests_run_with_the_versions_that_people_run():
    assert pins(RUNTIME_LOCK.read_text()) <= pins(DEV_LOCK.read_text())


@pytest.mark.parametrize("path", [RUNTIME_LOCK, DEV_LOCK, POSTGRESQL_LOCK], ids=lambda path: path.name)
def test_a_lock_names_no_host_and_no_place(path):
    text = path.read_text()

    assert list(lock.traces(text)) == []
    assert len(pins(text)) <= text.count("--hash=sha256:")


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links wheels",
        "    # via colead (/home/me/colead/pyproject.toml)",
        "django @ file:///wheels/django.whl",
    ],
)
def test_traces_of_a_machine_are_noticed(line):
    assert list(lock.traces(f"django==5.2\n{line}")) == [line]


def test_other_indexes_are_left_out_of_a_lock():
    given = {
        "UV_EXTRA_INDEX_URL": "x",
        "UV_FIND_LINKS": "x",
        "UV_DEFAULT_INDEX": "x",
        "UV_CACHE_DIR": "x",
        "PATH": "x",
    }

    assert set(lock.public_only(given)) == {"UV_CACHE_DIR", "PATH"}
