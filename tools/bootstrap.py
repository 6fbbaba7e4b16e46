"""Starts every `make` command: finds a Python that is new enough and hands over to it.

An old Python must be able to read this file to say that it is too old, so it is written for Python 3.6.
"""

import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
NAMES = ("python3.13", "python3.14", "python3.12", "python3.11", "python3", "python")
QUESTION = "import sys; sys.exit(0 if sys.version_info >= (%d, %d) else 1)" % OLDEST  # noqa: UP031


def is_new_enough(python: str) -> bool:
    """Ask a Python for its version; one that does not even start is not new enough."""
    try:
        asked = subprocess.run(
            [python, "-c", QUESTION], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return asked.returncode == 0


def find_python(path: str) -> str:
    """Give the first Python on a search path that is new enough, or an empty string."""
    for name in NAMES:
        for directory in path.split(os.pathsep):
            found = shutil.which(name, path=directory)
            if found and is_new_enough(found):
                return found
    return ""


def main() -> int:
    """Run the command here if this Python will do, else in the first one that does."""
    if sys.version_info >= OLDEST:
        sys.path[0] = ROOT
        from tools.commands import main as run_command

        return run_command(sys.argv[1:])
    python = find_python(os.environ.get("PATH", os.defpath))
    if python:
        os.execv(python, [python, os.path.abspath(__file__)] + sys.argv[1:])  # noqa: RUF005, S606
    print(
        "colead: Python 3.11 or newer is needed and is not on PATH; install one and try again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
