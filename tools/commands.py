"""The commands behind the Makefile."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

from tools import environment, lock, shell, steps
from tools.environment import Profile
from tools.places import COLEAD, ROOT
from tools.problem import Problem
from tools.report import Outcome, slow_parts, table, verdict


def main(arguments: list[str]) -> int:
    """Run one command; give 0 if all went well, 1 with a sentence if not."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"Say one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        return COMMANDS[arguments[0]]()
    except Problem as problem:
        print(f"colead: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("colead: stopped.", file=sys.stderr)
        return 130


def leave(number: int, _frame: object) -> NoReturn:
    """Turn a signal into an orderly end, so that everything we started is stopped."""
    sys.exit(128 + number)


def install() -> int:
    """Leave an environment with everything that Colead needs to run."""
    environment.ensure(Profile.RUNTIME)
    print("Colead is installed: .venv/bin/colead")
    return 0


def run() -> int:
    """Install if need be, then become the demo, so that Ctrl-C reaches it alone."""
    environment.ensure(Profile.RUNTIME)
    os.chdir(ROOT)
    os.execve(COLEAD, [str(COLEAD), "run"], shell.clean_environment(os.environ))  # noqa: S606


def test() -> int:
    """Run everything."""
    return show(steps.everything)


def check() -> int:
    """Run the linters alone."""
    return show(steps.linters)


def prove() -> int:
    """Run the large counts, which write their results to docs/proof."""
    return show(steps.proofs)


def show(run_steps: Callable[[], Iterator[Outcome]]) -> int:
    """Install if need be, run steps and print how they went."""
    environment.ensure(Profile.DEV)
    began = time.monotonic()
    outcomes = list(run_steps())
    told = (slow_parts(outcomes), table(outcomes, time.monotonic() - began), verdict(outcomes))
    print("\n" + "\n\n".join(part for part in told if part))
    return 0 if all(outcome.well for outcome in outcomes) else 1


def write_locks() -> int:
    """Compile the locks anew."""
    lock.write()
    return 0


COMMANDS = {"run": run, "install": install, "test": test, "check": check, "prove": prove, "lock": write_locks}
