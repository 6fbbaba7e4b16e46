"""Runs `colead match`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from colead_matching import ProblemError

BAD_INPUT, STOPPED = 2, 130


def run(options: argparse.Namespace) -> int:
    """Answer a question; one that makes no sense gets a sentence and exit code 2."""
    try:
        return _run(options)
    except UnicodeDecodeError:
        return refuse("The input is not UTF-8 text.")
    except ProblemError as error:
        return refuse(str(error))
    except KeyboardInterrupt:
        print("colead: stopped; nothing was written.", file=sys.stderr)
        return STOPPED


def _run(options: argparse.Namespace) -> int:
    if options.people is not None or options.verify is not None:
        from colead.cli.match.round import match_people, verify_round

        return match_people(options) if options.verify is None else verify_round(options)
    print(_answer(options)(sys.stdin.buffer.read().decode("utf-8-sig")))
    return 0


def refuse(sentence: str) -> int:
    """Say what is wrong, and give the exit code for it."""
    print(f"colead: {sentence}", file=sys.stderr)
    return BAD_INPUT


def _answer(options: argparse.Namespace) -> Callable[[str], str]:
    if options.graph:
        from colead.cli.match.graph import run_graph

        return run_graph
    if options.capacities:
        from colead.cli.match.capacities import run_capacities

        return run_capacities
    from colead.cli.match.preferences import run_preferences

    return run_preferences
