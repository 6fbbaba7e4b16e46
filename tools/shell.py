"""Starts other programs and waits for them."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tools.places import ROOT

Argument = str | Path

# Settings of the caller that would send an installation somewhere else than into the environment.
MISLEADING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_TARGET",
    "PIP_USER",
    "VIRTUAL_ENV",
)


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Give a copy without the variables that would mislead Python or an installer."""
    return {name: value for name, value in environment.items() if name not in MISLEADING}


def run(arguments: Sequence[Argument], *, environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the checkout with its output shown; give its exit code (127 if it cannot start)."""
    settings = dict(clean_environment(os.environ) if environment is None else environment)
    try:
        program = subprocess.Popen([str(argument) for argument in arguments], cwd=ROOT, env=settings)
    except OSError as error:
        print(f"{arguments[0]} cannot be started: {error.strerror}.", flush=True)
        return 127
    try:
        return program.wait()
    except KeyboardInterrupt:  # the terminal has told the program too
        end(program)
        raise
    except SystemExit:  # only we were told
        program.send_signal(signal.SIGINT)
        end(program)
        raise


def end(program: subprocess.Popen[bytes], *, patience: float = 10) -> None:
    """Wait for a program that was told to stop; stop it ourselves if it does not."""
    for insist in (program.terminate, program.kill):
        with suppress(subprocess.TimeoutExpired):
            program.wait(patience)
            return
        insist()
    program.wait()


def answers(arguments: Sequence[Argument]) -> bool:
    """Tell whether a program starts and ends well, unheard."""
    try:
        done = subprocess.run(
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
