"""Writes the locks anew: every version, with the hashes of all its wheels, for every Python and system."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools import shell
from tools.places import DEV_LOCK, ENVIRONMENT, POSTGRESQL_LOCK, RUNTIME_LOCK
from tools.problem import Problem

COMMON = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-config",
    "--quiet",
    "--python-version",
    "3.11",
)
PLANS: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (DEV_LOCK, ("--extra", "dev", "pyproject.toml", "tools/build.in")),
    (RUNTIME_LOCK, ("--constraint", DEV_LOCK.name, "pyproject.toml", "tools/build.in")),
    (POSTGRESQL_LOCK, ("--no-deps", "tools/postgresql.in")),
)
TRACE = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links|(?:^|[\s(@])/\w+/")


def traces(lock: str) -> Iterator[str]:
    """Give the lines of a lock that name a host, an index or a place on this machine."""
    return (line for line in lock.splitlines() if TRACE.search(line))


def public_only(environment: Mapping[str, str]) -> dict[str, str]:
    """Give a copy without settings that add other indexes, whose hashes strangers could not check."""
    dropped = re.compile(r"UV_(\w*INDEX\w*|FIND_LINKS)")
    return {name: value for name, value in environment.items() if not dropped.fullmatch(name)}


def find_uv() -> str:
    """Give uv from PATH or from the environment."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(ENVIRONMENT / "bin"))
    if not uv:
        raise Problem("Locking needs uv; get it with `pipx install uv` and run this again.")
    return uv


def write() -> None:
    """Compile every lock and refuse one that says anything about this machine."""
    uv = find_uv()
    environment = {**public_only(os.environ), "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    for lock, arguments in PLANS:
        if (
            shell.run([uv, "pip", "compile", *COMMON, *arguments, "-o", lock.name], environment=environment)
            != 0
        ):
            raise Problem(f"uv could not compile {lock.name} (see above).")
        left = list(traces(lock.read_text()))
        if left:
            raise Problem(f"{lock.name} names this machine or a host: {left[0].strip()}")
        print(f"{lock.name} is written.")
