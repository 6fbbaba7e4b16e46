"""Runs a step beside others, on a processor they leave free; what it prints waits until it is asked for."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from tools import shell
from tools.places import ROOT
from tools.report import Outcome


@dataclass
class Step:
    """Hold a program that runs beside the others; without one, it could not be started."""

    name: str
    program: subprocess.Popen[bytes] | None
    output: IO[bytes]
    began: float = field(default_factory=time.monotonic)

    def outcome(self) -> Outcome:
        """Wait for the end, print what was printed and tell how it went."""
        code = self.program.wait() if self.program else 127
        seconds = time.monotonic() - self.began
        self.output.seek(0)
        print(f"\n== {self.name}\n{self.output.read().decode(errors='replace')}", end="", flush=True)
        return Outcome(self.name, seconds, code == 0, "beside the others")


@contextmanager
def beside(name: str, arguments: Sequence[shell.Argument]) -> Iterator[Step]:
    """Start a program in the checkout; it does not outlive the block."""
    with tempfile.TemporaryFile() as output:
        step = Step(name, launch(arguments, output), output)
        try:
            yield step
        finally:
            if step.program and step.program.poll() is None:
                step.program.terminate()
                shell.end(step.program)


def launch(arguments: Sequence[shell.Argument], output: IO[bytes]) -> subprocess.Popen[bytes] | None:
    """Start a program whose words go to a file; where that fails, the file says why."""
    words = [str(argument) for argument in arguments]
    settings = shell.clean_environment(os.environ)
    try:
        return subprocess.Popen(words, cwd=ROOT, env=settings, stdout=output, stderr=output)
    except OSError as error:
        output.write(f"{words[0]} cannot be started: {error.strerror}.\n".encode())
        return None
