"""The steps of `make test`, `make check` and `make prove`; each goes on whatever became of the one before."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from tools import chromium, postgresql, shell
from tools.beside import beside
from tools.places import ENVIRONMENT, PYTHON, ROOT
from tools.problem import Problem
from tools.report import Counts, Outcome, Slow, read_counts, read_slowest

BIN = ENVIRONMENT / "bin"
TYPES: tuple[str, tuple[shell.Argument, ...]] = ("mypy", (BIN / "mypy",))
QUICK_LINTERS: tuple[tuple[str, tuple[shell.Argument, ...]], ...] = (
    ("ruff check", (BIN / "ruff", "check", ".")),
    ("ruff format", (BIN / "ruff", "format", "--check", ".")),
    ("lint-imports", (BIN / "lint-imports",)),
)
SUITE = ("tests", "--ignore=tests/journeys")
# Nothing in these touches a database (their test holds them to it), so once is enough.
WITHOUT_DATABASE = (
    "tests/cli/match", "tests/cli/measure", "tests/matching", "tests/measurement", "tests/tools",
)  # fmt: skip
STORED = (*SUITE, *(f"--ignore={folder}" for folder in WITHOUT_DATABASE))
JOURNEYS = ("tests/journeys",)
PROOF = ("tests", "-m", "prove")
PICTURES = {"PICTURES": str(ROOT / "test-results" / "pictures")}
# The suite passes whenever it is run: just after midnight, at New Year, in a night that loses an hour, on a leap day.
MOMENTS = ("2026-11-24T00:05", "2026-12-31T23:50", "2027-03-27T23:40", "2028-02-29T12:00")
NO_TESTS = 5
# The caller's settings of the product, and of Python; the tests bring their own.
SETTINGS_OF_THE_CALLER = (
    "COLEAD_MODE",
    "CONTENT_KEY",
    "DATABASE_URL",
    "DATA_DIR",
    "DJANGO_SETTINGS_MODULE",
    "EMAIL_FROM",
    "EMAIL_URL",
    "PORT",
    "PUBLIC_URL",
    "PYTEST_ADDOPTS",
    "PYTHONDONTWRITEBYTECODE",  # every worker, and every process that a test starts, would compile all anew
    "SECRET_KEY",
    "STAGE",
)

Provide = Callable[[], Mapping[str, str]]


def linters() -> Iterator[Outcome]:
    """Run every linter."""
    with beside(*TYPES) as types:
        yield from quick_linters()
        yield types.outcome()


def quick_linters() -> Iterator[Outcome]:
    """Run the linters that take seconds."""
    for name, arguments in QUICK_LINTERS:
        yield lint(name, arguments)


def everything() -> Iterator[Outcome]:
    """Run the linters, the suite on both databases and the journeys on both databases."""
    with ExitStack() as started:
        types = started.enter_context(beside(*TYPES))  # a minute on one processor, the first time
        yield from quick_linters()
        database, browser = providers(started)
        yield run_pass("suite on SQLite", SUITE, workers=processors())
        yield types.outcome()
        yield run_pass("suite on PostgreSQL", STORED, database, workers=processors())
        yield run_pass("journeys on SQLite", JOURNEYS, browser, workers=processors())
        yield run_pass("journeys on PostgreSQL", JOURNEYS, browser, database, workers=processors())


def proofs() -> Iterator[Outcome]:
    """Run the large counts on both databases, one test at a time so that times mean something."""
    with ExitStack() as started:
        database, browser = providers(started)
        for moment in MOMENTS:
            yield run_pass(f"suite at {moment}", (*SUITE, "--clock", moment), workers=processors())
        yield run_pass("proof on SQLite", PROOF, browser, lambda: PICTURES)
        yield run_pass("proof on PostgreSQL", PROOF, browser, database)


def providers(started: ExitStack) -> tuple[Provide, Provide]:
    """Give what brings a database and a browser when first asked; both end with `started`."""
    server = cache(lambda: started.enter_context(postgresql.running()))
    program = cache(lambda: chromium.provide(os.environ))
    return lambda: {"DATABASE_URL": server().url}, lambda: {"CHROMIUM": program()}


def processors() -> int:
    """Give how many tests may run at once: the processors that are ours, at most eight."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(ours, 8)


def lint(name: str, arguments: tuple[shell.Argument, ...]) -> Outcome:
    """Run one linter."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    code = shell.run(arguments)
    return Outcome(name, time.monotonic() - began, code == 0)


def run_pass(name: str, what: tuple[str, ...], *needs: Provide, workers: int = 1) -> Outcome:
    """Run one pass of tests with what it needs; something missing fails the pass and says so."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="colead-tests-") as folder:
        report = Path(folder) / "report.xml"
        try:
            environment = surroundings(os.environ, Path(folder), *(need() for need in needs))
            code = shell.run(pytest(what, report, workers), environment=environment)
        except Problem as problem:
            print(problem, flush=True)
            return Outcome(name, time.monotonic() - began, False, str(problem), Counts(failed=1))
        seconds, parts = time.monotonic() - began, read_slowest(report)
        return judge(name, seconds, code, read_counts(report), parts)


def surroundings(caller: Mapping[str, str], folder: Path, *needs: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of a pass: the caller's without settings of the product, then what the pass needs."""
    kept = {
        name: value
        for name, value in shell.clean_environment(caller).items()
        if name not in SETTINGS_OF_THE_CALLER
    }
    given = {name: value for need in needs for name, value in need.items()}
    return {**kept, "DATA_DIR": str(folder / "data"), "PROOF_DIR": str(ROOT / "docs" / "proof"), **given}


def pytest(what: tuple[str, ...], report: Path, workers: int) -> tuple[shell.Argument, ...]:
    """Give the command line of a pass."""
    together = ("-n", str(workers), "--dist", "worksteal") if workers > 1 else ()
    return (PYTHON, "-m", "pytest", "-q", *what, *together, f"--junitxml={report}")


def judge(name: str, seconds: float, code: int, counts: Counts, slowest: tuple[Slow, ...] = ()) -> Outcome:
    """Tell how a pass went; one that broke off, or found nothing to run, counts as a failure."""
    well = code == 0 and counts.failed == 0 and counts.passed > 0
    if not well and counts.failed == 0:
        counts += Counts(failed=1)
    return Outcome(name, seconds, well, remark(code, counts), counts, slowest)


def remark(code: int, counts: Counts) -> str:
    """Put the counts of a pass in words."""
    if code == NO_TESTS:
        return "there are no tests to run"
    skipped = f", {counts.skipped} skipped" if counts.skipped else ""
    return f"{counts}{skipped}"
