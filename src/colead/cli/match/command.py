"""Runs `colead match`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from colead_matching import ProblemError

BAD_INPUT = 2


def run(options: argparse.Namespace) -> int:
    """Answer a question; one that makes no sense gets a sentence and exit code 2."""
    try:
        print(_answer(options)(sys.stdin.buffer.read().decode("utf-8-sig")))
    except UnicodeDecodeError:
        return refuse("The input is not UTF-8 text.")
    except ProblemError as error:
        return refuse(str(error))
    return 0


def refuse(sentence: str) -> int:
    """Say what is wrong, and give the exit code for it."""
    print(f"colead: {sentence}", file=sys.stderr)
    return BAD_INPUT


def _answer(options: argparse.Namespace) -> Callable[[str], str]:
    if options.graph:
        from colead.cli.match.graph import run_graph

        return run_graph
    from colead.cli.match.preferences import run_preferences

    return run_preferences
